package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Topology;

/**
 * Scales a unit's incoming weights down, all by the same factor, where their Euclidean norm exceeds a limit. Biases do not
 * count and stay as they are, and so do layers that are not trainable. Srivastava et al., "Dropout: a simple way to prevent
 * neural networks from overfitting", JMLR 2014, section 5.1.
 */
final class MaxNorm {
    private final double limit;
    private final Topology topology;
    private final double[] factors;

    MaxNorm(double limit, Topology topology) {
        this.limit = limit;
        this.topology = topology;
        factors = new double
                [topology.layers().stream()
                        .mapToInt(Topology.Layer::units)
                        .max()
                        .orElseThrow()];
    }

    static void check(double limit) {
        if (!(limit > 0 && limit <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("maxNorm must be above 0 and finite, but is " + limit + ".");
        }
    }

    void apply(float[] parameters) {
        for (int l = 0; l < topology.layers().size(); l++) {
            Topology.Layer layer = topology.layers().get(l);
            if (!layer.trainable()) {
                continue;
            }
            int units = clear(layer);
            for (int at = layer.weightsAt(); at < layer.biasesAt(); at += units) {
                for (int j = 0; j < units; j++) {
                    factors[j] += (double) parameters[at + j] * parameters[at + j];
                }
            }
            squaresToFactors(units);
            for (int at = layer.weightsAt(); at < layer.biasesAt(); at += units) {
                for (int j = 0; j < units; j++) {
                    parameters[at + j] *= (float) factors[j];
                }
            }
        }
    }

    void apply(double[] parameters) {
        for (int l = 0; l < topology.layers().size(); l++) {
            Topology.Layer layer = topology.layers().get(l);
            if (!layer.trainable()) {
                continue;
            }
            int units = clear(layer);
            for (int at = layer.weightsAt(); at < layer.biasesAt(); at += units) {
                for (int j = 0; j < units; j++) {
                    factors[j] += parameters[at + j] * parameters[at + j];
                }
            }
            squaresToFactors(units);
            for (int at = layer.weightsAt(); at < layer.biasesAt(); at += units) {
                for (int j = 0; j < units; j++) {
                    parameters[at + j] *= factors[j];
                }
            }
        }
    }

    private int clear(Topology.Layer layer) {
        for (int j = 0; j < layer.units(); j++) {
            factors[j] = 0;
        }
        return layer.units();
    }

    /** Weights that are not finite, or whose norm is not, are left for the check of the epoch to find. */
    private void squaresToFactors(int units) {
        for (int j = 0; j < units; j++) {
            double norm = Math.sqrt(factors[j]);
            factors[j] = norm > limit && norm <= Double.MAX_VALUE ? limit / norm : 1;
        }
    }
}
