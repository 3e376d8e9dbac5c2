package dev.deltarule.runtime.train;

import java.util.Optional;

/** What ends a training within an epoch: that it is cancelled, that its thread is interrupted, or that its time is over. */
final class StopSignals {
    private final Cancellation cancellation;
    private final Deadline deadline;

    StopSignals(Cancellation cancellation, Deadline deadline) {
        this.cancellation = cancellation;
        this.deadline = deadline;
    }

    /** Whether there is a reason to stop, cheap enough to be asked after each batch. */
    boolean areRaised() {
        return cancellation.isCancelled() || Thread.currentThread().isInterrupted() || deadline.isSeen();
    }

    /** Why training stops now, if it does. The interrupt flag stays set. */
    Optional<String> reason() {
        if (cancellation.isCancelled()) {
            return Optional.of("The training was cancelled.");
        }
        return Thread.currentThread().isInterrupted() ? Optional.of("The thread was interrupted.") : deadline.reason();
    }
}
