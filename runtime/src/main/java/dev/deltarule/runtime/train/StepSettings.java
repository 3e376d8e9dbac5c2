package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.optimizer.GradientOptimizer;

/**
 * What makes up a step besides the network and its examples.
 *
 * @param optimizer the rule by which gradients change the parameters
 * @param penalty what large weights cost
 * @param weightDecay decoupled weight decay, at least 0
 * @param maxNorm the largest norm of a unit's incoming weights, infinite for any
 * @param clipping limits of the gradient
 * @param smoothing how targets are smoothed
 * @param weights how much each example counts
 */
record StepSettings(
        GradientOptimizer optimizer,
        Penalty penalty,
        double weightDecay,
        double maxNorm,
        Clipping clipping,
        LabelSmoothing smoothing,
        ExampleWeights weights) {
    /**
     * Whether a step before {@link MaxNorm} is one of plain gradient descent on the network's own error, so that the network
     * can take it itself.
     */
    boolean isPlain() {
        return optimizer.isPlain() && penalty.isNone() && weightDecay == 0 && clipping.isNone() && weights.areAllOne();
    }

    boolean limitsNorms() {
        return maxNorm < Double.POSITIVE_INFINITY;
    }

    /** Refuses what the network cannot do. */
    void check(Topology topology) {
        smoothing.check(topology);
    }
}
