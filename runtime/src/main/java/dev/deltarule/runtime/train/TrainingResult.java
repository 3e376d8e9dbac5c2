package dev.deltarule.runtime.train;

import java.time.Duration;

/** How a training went. */
public final class TrainingResult {
    private final double[] losses;
    private final String stopReason;
    private final Duration elapsed;

    TrainingResult(double[] losses, String stopReason, Duration elapsed) {
        this.losses = losses;
        this.stopReason = stopReason;
        this.elapsed = elapsed;
    }

    /**
     * The mean error per example of each epoch, the first epoch first; a copy. Each example's error is taken just before
     * the step it took part in, so the last entry is slightly older than the trained parameters.
     */
    public double[] losses() {
        return losses.clone();
    }

    /** The number of epochs, at least 1. */
    public int epochs() {
        return losses.length;
    }

    /** The mean error per example of the last epoch. */
    public double loss() {
        return losses[losses.length - 1];
    }

    /** Why training stopped, as a sentence. */
    public String stopReason() {
        return stopReason;
    }

    /** How long training took. */
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public String toString() {
        return epochs() + (epochs() == 1 ? " epoch" : " epochs") + " in " + elapsed.toMillis() / 1000.0
                + " s, mean error " + loss() + ". " + stopReason;
    }
}
