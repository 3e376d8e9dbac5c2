package dev.deltarule.runtime.optimizer;

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
}
