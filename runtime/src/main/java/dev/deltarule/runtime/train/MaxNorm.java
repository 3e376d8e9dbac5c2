package dev.deltarule.runtime.train;

import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.Topology;
import java.util.Arrays;
import java.util.List;

/**
 * Scales a unit's incoming weights down, all by the same factor, where their Euclidean norm exceeds a limit. Biases do not
 * count and stay as they are, and so do layers that are not trainable. Srivastava et al., "Dropout: a simple way to prevent
 * neural networks from overfitting", JMLR 2014, section 5.1.
 */
final class MaxNorm {
    private final double limit;
    private final List<ParameterTensor> tensors;
    private final double[] factors;

    MaxNorm(double limit, Topology topology) {
        this.limit = limit;
        tensors = topology.tensors().stream().filter(ParameterTensor::isShrunk).toList();
        factors = new double[tensors.stream().mapToInt(MaxNorm::units).max().orElse(0)];
    }

    static void check(double limit) {
        if (!(limit > 0 && limit <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("maxNorm must be above 0 and finite, but is " + limit + ".");
        }
    }

    void apply(float[] parameters) {
        for (int t = 0; t < tensors.size(); t++) {
            ParameterTensor tensor = tensors.get(t);
            int units = units(tensor);
            int end = tensor.end();
            Arrays.fill(factors, 0, units, 0);
            for (int at = tensor.offset(); at < end; at += units) {
                for (int j = 0; j < units; j++) {
                    factors[j] += (double) parameters[at + j] * parameters[at + j];
                }
            }
            squaresToFactors(units);
            for (int at = tensor.offset(); at < end; at += units) {
                for (int j = 0; j < units; j++) {
                    parameters[at + j] *= (float) factors[j];
                }
            }
        }
    }

    void apply(double[] parameters) {
        for (int t = 0; t < tensors.size(); t++) {
            ParameterTensor tensor = tensors.get(t);
            int units = units(tensor);
            int end = tensor.end();
            Arrays.fill(factors, 0, units, 0);
            for (int at = tensor.offset(); at < end; at += units) {
                for (int j = 0; j < units; j++) {
                    factors[j] += parameters[at + j] * parameters[at + j];
                }
            }
            squaresToFactors(units);
            for (int at = tensor.offset(); at < end; at += units) {
                for (int j = 0; j < units; j++) {
                    parameters[at + j] *= factors[j];
                }
            }
        }
    }

    /** The axis that varies fastest in memory, so that a unit's weights lie so far from each other. */
    private static int units(ParameterTensor weights) {
        return weights.shape().get(0);
    }

    /** Weights that are not finite, or whose norm is not, are left for the check of the epoch to find. */
    private void squaresToFactors(int units) {
        for (int j = 0; j < units; j++) {
            double norm = Math.sqrt(factors[j]);
            factors[j] = norm > limit && norm <= Double.MAX_VALUE ? limit / norm : 1;
        }
    }
}
