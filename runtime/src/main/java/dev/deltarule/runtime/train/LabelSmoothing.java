package dev.deltarule.runtime.train;

import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;

/**
 * Takes a share of every target's certainty away: t becomes (1 - share) · t + share / n for the n classes of a cross entropy,
 * and (1 - share) · t + share / 2 for a binary cross entropy. Szegedy et al., "Rethinking the Inception architecture for
 * computer vision", CVPR 2016, section 7.
 *
 * @param share from 0, none, to below 1
 */
record LabelSmoothing(double share) {
    static final LabelSmoothing NONE = new LabelSmoothing(0);

    LabelSmoothing {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("labelSmoothing must be at least 0 and below 1, but is " + share + ".");
        }
    }

    /** Refuses networks whose targets are no probabilities. */
    void check(Topology topology) {
        boolean probabilities = topology.loss() == Loss.CROSS_ENTROPY || topology.loss() == Loss.BINARY_CROSS_ENTROPY;
        if (share > 0 && !probabilities) {
            throw new IllegalStateException(
                    "labelSmoothing is for the losses CROSS_ENTROPY and BINARY_CROSS_ENTROPY, but " + topology.name()
                            + " has " + topology.loss() + ". Leave it out.");
        }
    }

    /** The same targets if there is nothing to smooth, else smoothed copies. */
    float[] apply(float[] targets, Topology topology) {
        if (share == 0) {
            return targets;
        }
        float[] smoothed = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            smoothed[i] = (float) ((1 - share) * targets[i] + uniform(topology));
        }
        return smoothed;
    }

    /** The same in double. */
    double[] apply(double[] targets, Topology topology) {
        if (share == 0) {
            return targets;
        }
        double[] smoothed = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            smoothed[i] = (1 - share) * targets[i] + uniform(topology);
        }
        return smoothed;
    }

    private double uniform(Topology topology) {
        return share / (topology.loss() == Loss.BINARY_CROSS_ENTROPY ? 2 : topology.outputs());
    }
}
