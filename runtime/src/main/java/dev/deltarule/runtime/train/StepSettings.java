package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.optimizer.FullBatchOptimizer;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.Sgd;

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
        Optimizer optimizer,
        Penalty penalty,
        double weightDecay,
        double maxNorm,
        Clipping clipping,
        LabelSmoothing smoothing,
        ExampleWeights weights) {
    /**
     * Whether a step before {@link MaxNorm} is one of plain gradient descent on the network's own loss, so that the network
     * can take it itself.
     */
    boolean isPlain() {
        return optimizer instanceof GradientOptimizer rule
                && rule.isPlain()
                && penalty.isNone()
                && weightDecay == 0
                && clipping.isNone()
                && weights.areAllOne();
    }

    boolean limitsNorms() {
        return maxNorm < Double.POSITIVE_INFINITY;
    }

    /** The rule for single steps; what a learner with a full-batch optimizer has in its place is never used. */
    GradientOptimizer stepRule() {
        return optimizer instanceof GradientOptimizer rule ? rule : new Sgd(1);
    }

    /** Refuses what the network cannot do and what does not go together. */
    void check(Topology topology) {
        smoothing.check(topology);
        if (optimizer instanceof FullBatchOptimizer method) {
            method.check(topology);
            refuse("dropout", topology.layers().stream().anyMatch(layer -> layer.dropout() > 0));
            refuse("l1", penalty.l1() > 0);
            refuse("weightDecay", weightDecay > 0);
            refuse("maxNorm", limitsNorms());
            refuse("clipValue or clipNorm", !clipping.isNone());
        }
    }

    /** What besides the optimizer changes the steps, in words. */
    String regularisation() {
        return "l1 " + penalty.l1() + ", l2 " + penalty.l2() + ", weightDecay " + weightDecay + ", maxNorm " + maxNorm
                + ", clipValue " + clipping.value() + ", clipNorm " + clipping.norm() + ", labelSmoothing "
                + smoothing.share();
    }

    private void refuse(String setting, boolean set) {
        if (set) {
            throw new IllegalStateException(optimizer + " minimises a smooth loss by steps of its own, so no " + setting
                    + " applies. Leave it out; l2 is possible.");
        }
    }
}
