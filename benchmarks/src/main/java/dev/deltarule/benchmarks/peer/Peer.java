package dev.deltarule.benchmarks.peer;

/**
 * An engine set up for one workload, with the workload's data and initial parameters.
 *
 * <p>A call takes the next {@code batch} examples, from the first again after the last. {@link #run} contains the loop
 * so that nothing but the engine's own entry point stands between two calls.
 */
public interface Peer extends AutoCloseable {
    /** The outputs of the first {@code checked} examples, row by row, computed by the entry point that is timed. */
    double[] outputs();

    /**
     * One training step on a batch.
     *
     * @param batch number of the batch, from 0
     * @return the mean loss per example before the step
     */
    double step(int batch);

    /** Sets the parameters back to the initial ones. */
    void reset();

    /**
     * Does a number of calls of the workload's task.
     *
     * @return a number that depends on the results, so that no compiler drops them
     */
    double run(int calls);

    /** Says in a sentence what is run, or nothing. */
    default String note() {
        return "";
    }

    @Override
    default void close() {}
}
