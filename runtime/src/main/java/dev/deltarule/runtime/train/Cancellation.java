package dev.deltarule.runtime.train;

/**
 * A switch by which any thread ends trainings: each stops after the batch it is at, with finite parameters, and returns its
 * result as usual. Trainings that begin later with the same switch stop before their first batch.
 */
public final class Cancellation {
    private volatile boolean cancelled;

    /** A switch that is not yet turned. */
    public Cancellation() {}

    /** Ends the trainings that were given this switch. May be called from any thread, and more than once. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether it was called. */
    public boolean isCancelled() {
        return cancelled;
    }
}
