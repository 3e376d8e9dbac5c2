package dev.deltarule.runtime.train;

import java.time.Duration;
import java.util.Optional;

/**
 * Says after each batch whether the time is over. A look at the clock takes as long as a step of a small network, so it looks
 * about every millisecond only: after as many calls as took that long so far.
 */
final class Deadline {
    private static final long INTERVAL = 1_000_000;
    private static final int MOST_CALLS = 1 << 16;

    private final Stopwatch stopwatch;
    private final Optional<Duration> limit;
    private final long end;
    private long lastLook;
    private int calls = 1;
    private int callsLeft = 1;

    /** @param limit the time on the stopwatch at which it is over, never if empty */
    Deadline(Optional<Duration> limit, Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
        this.limit = limit;
        end = limit.map(Deadline::nanos).orElse(Long.MAX_VALUE);
        lastLook = stopwatch.nanos();
    }

    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
    }

    /** Whether the time was over when the clock was looked at last. */
    boolean isSeen() {
        if (end == Long.MAX_VALUE || --callsLeft > 0) {
            return false;
        }
        long now = stopwatch.nanos();
        long passed = now - lastLook;
        if (passed < INTERVAL / 2) {
            calls = Math.min(2 * calls, MOST_CALLS);
        } else if (passed > INTERVAL) {
            calls = Math.max(1, calls / 2);
        }
        lastLook = now;
        callsLeft = calls;
        return now >= end;
    }

    /** Why training stops if the time is over now. */
    Optional<String> reason() {
        return limit.filter(time -> stopwatch.nanos() >= end).map(StopRules::timeIsOver);
    }
}
