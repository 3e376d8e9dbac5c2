package dev.deltarule.runtime.train;

import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.Topology;

/**
 * What large weights cost, added to every example's loss: l1 Σ |w| + ½ l2 Σ w² over the weights of trainable layers, not
 * their biases.
 *
 * @param l1 at least 0
 * @param l2 at least 0
 */
record Penalty(double l1, double l2) {
    static final Penalty NONE = new Penalty(0, 0);

    Penalty {
        notNegative("l1", l1);
        notNegative("l2", l2);
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, but is " + value + ".");
        }
    }

    boolean isNone() {
        return l1 == 0 && l2 == 0;
    }

    /**
     * Adds count times the penalty's derivative to a gradient in float.
     *
     * @return count times the penalty
     */
    double add(Topology topology, float[] parameters, float[] gradient, int count) {
        double sum = 0;
        float signFactor = (float) (l1 * count);
        float weightFactor = (float) (l2 * count);
        for (int t = 0; t < topology.tensors().size(); t++) {
            ParameterTensor tensor = topology.tensors().get(t);
            int end = tensor.isShrunk() ? tensor.end() : 0;
            for (int i = tensor.offset(); i < end; i++) {
                float w = parameters[i];
                sum += l1 * Math.abs(w) + 0.5 * l2 * w * w;
                gradient[i] += signFactor * Math.signum(w) + weightFactor * w;
            }
        }
        return count * sum;
    }

    /** Adds count times the penalty's derivative to a gradient in double, likewise. */
    double add(Topology topology, double[] parameters, double[] gradient, int count) {
        double sum = 0;
        for (int t = 0; t < topology.tensors().size(); t++) {
            ParameterTensor tensor = topology.tensors().get(t);
            int end = tensor.isShrunk() ? tensor.end() : 0;
            for (int i = tensor.offset(); i < end; i++) {
                double w = parameters[i];
                sum += l1 * Math.abs(w) + 0.5 * l2 * w * w;
                gradient[i] += count * (l1 * Math.signum(w) + l2 * w);
            }
        }
        return count * sum;
    }

    /** Adds the second derivative of the penalty to the diagonal of a matrix; that of l1 is 0. */
    void addCurvature(Topology topology, double[][] curvature) {
        for (ParameterTensor tensor : topology.tensors()) {
            int end = tensor.isShrunk() ? tensor.end() : 0;
            for (int i = tensor.offset(); i < end; i++) {
                curvature[i][i] += l2;
            }
        }
    }
}
