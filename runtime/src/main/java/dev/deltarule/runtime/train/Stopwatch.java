package dev.deltarule.runtime.train;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time since a training began. */
final class Stopwatch {
    private final LongSupplier nanoTime;
    private final long start;

    /**
     * Starts it.
     *
     * @param before the time that is counted already
     * @param nanoTime the clock
     */
    Stopwatch(Duration before, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong() - before.toNanos();
    }

    long nanos() {
        return nanoTime.getAsLong() - start;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos());
    }
}
