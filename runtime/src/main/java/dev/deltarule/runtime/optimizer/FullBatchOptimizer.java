package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.Optional;

/**
 * A rule that takes one step per epoch and may look at the mean loss of all examples at several points to find it. Made for
 * small networks: it computes in double, also for networks in float.
 */
public non-sealed interface FullBatchOptimizer extends Optimizer {
    /** Always true. */
    @Override
    default boolean needsFullBatch() {
        return true;
    }

    /**
     * Checks that the rule can train a network.
     *
     * @throws IllegalArgumentException if it cannot
     */
    default void check(Topology topology) {}

    /** Starts a training. All memory it needs is allocated here. */
    Run start(Objective objective);

    /** One training. */
    interface Run {
        /**
         * Takes one step: moves the network's parameters.
         *
         * @return the objective before the step; if it is not finite, no step was taken
         */
        double step();

        /**
         * Why no further step would help, as a sentence, if the last one showed that; training then ends. Nothing unless a
         * method knows better.
         */
        default Optional<String> converged() {
            return Optional.empty();
        }

        /** What is remembered from step to step; live. Made of the optimizer's {@link #arrays} and {@link #scalars}. */
        DoubleState state();
    }
}
