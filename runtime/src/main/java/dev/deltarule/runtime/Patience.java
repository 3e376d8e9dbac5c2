package dev.deltarule.runtime;

/**
 * How long a thread looks out for something before it parks. Waking a parked thread takes tens of microseconds, which is
 * longer than the pauses between the parts of a training step; a thread that looks out keeps a processor busy, which is a
 * waste where others wait for one.
 */
final class Patience {
    /** What a thread waits for. */
    @FunctionalInterface
    interface Condition {
        boolean holds();
    }

    private static final long NANOS = 50_000;

    /** Looks between two looks at the clock. */
    private static final int LOOKS = 32;

    private final boolean looks;

    private Patience(boolean looks) {
        this.looks = looks;
    }

    /** The patience of so many threads. */
    static Patience of(int threads) {
        return new Patience(threads <= Runtime.getRuntime().availableProcessors());
    }

    /** Waits a little for a condition and returns whether it was seen to hold. */
    boolean sees(Condition condition) {
        if (condition.holds()) {
            return true;
        }
        if (!looks) {
            return false;
        }
        long start = System.nanoTime();
        do {
            for (int look = 0; look < LOOKS; look++) {
                Thread.onSpinWait();
                if (condition.holds()) {
                    return true;
                }
            }
        } while (System.nanoTime() - start < NANOS);
        return false;
    }
}
