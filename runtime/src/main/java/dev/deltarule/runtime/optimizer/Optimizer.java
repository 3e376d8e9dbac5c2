package dev.deltarule.runtime.optimizer;

/**
 * A rule by which training changes parameters, such as {@link Sgd} or {@link Adam}. It holds settings only and never
 * changes; what it remembers from step to step lies in a state, made anew for each training, so that one optimizer serves
 * many trainings at once.
 */
public interface Optimizer {}
