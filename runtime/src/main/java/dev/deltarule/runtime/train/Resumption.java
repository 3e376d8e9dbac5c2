package dev.deltarule.runtime.train;

/**
 * A state that a training goes on from.
 *
 * @param isRerun whether the network must be as it was when the training began
 */
record Resumption(TrainingState state, boolean isRerun) {}
