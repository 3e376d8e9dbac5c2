package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * A rule by which training changes parameters, such as {@link Sgd}, {@link Adam} or {@link Lbfgs}. It holds settings only and
 * never changes; what it remembers from step to step lies in a state, made anew for each training, so that one optimizer
 * serves many trainings at once.
 */
public sealed interface Optimizer permits GradientOptimizer, FullBatchOptimizer {
    /**
     * Whether every step must be taken on all examples. Such a rule also finds its own step sizes, so no schedule of learning
     * rates applies to it.
     */
    boolean needsFullBatch();

    /**
     * The arrays it remembers, each with one entry per parameter. States of trainings have just these, so that one from
     * elsewhere can be refused before it is read.
     */
    default List<Slot> arrays() {
        return List.of();
    }

    /** The single numbers it remembers. */
    default List<Slot> scalars() {
        return List.of();
    }
}
