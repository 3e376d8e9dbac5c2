package dev.deltarule.runtime.train;

/** Follows a figure from epoch to epoch and remembers the best. */
final class Improvement {
    private final Monitor monitor;
    private final double minDelta;
    private double best = Double.NaN;
    private int epochs;
    private int epochsSince;
    private int undefined;
    private int undefinedSince;
    private double last;

    /** @param minDelta how much better than the best a figure must be */
    Improvement(Monitor monitor, double minDelta) {
        this.monitor = monitor;
        this.minDelta = minDelta;
    }

    static void checkMinDelta(double minDelta) {
        if (!(minDelta >= 0 && minDelta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("minDelta must be at least 0 and finite, but is " + minDelta + ".");
        }
    }

    /** Looks at an epoch and returns whether it is the best so far. */
    boolean look(EpochReport report) {
        last = monitor.of(report);
        epochs++;
        if (monitor.isBetter(last, best, minDelta)) {
            best = last;
            countAnew();
            return true;
        }
        epochsSince++;
        if (!Double.isFinite(last)) {
            undefined++;
            undefinedSince++;
        }
        return false;
    }

    /** How many epochs were looked at since the best, or since {@link #countAnew}. */
    int epochsSince() {
        return epochsSince;
    }

    void countAnew() {
        epochsSince = 0;
        undefinedSince = 0;
    }

    /** Whether there were epochs, but none with a figure that could be compared with others. */
    boolean isBlind() {
        return epochs > 0 && undefined == epochs;
    }

    /** What to say if {@link #isBlind}: since when, without the end of the sentence. */
    String blindness() {
        return "the " + monitor + " was " + last
                + (epochs == 1 ? " in the only epoch" : " in all " + epochs + " epochs");
    }

    /** Why there is no better figure, as a sentence. */
    String shortfall() {
        String since = "The " + monitor + " has not " + (monitor.greaterIsBetter() ? "risen" : "fallen")
                + " by more than " + minDelta + " for " + epochsSince + (epochsSince == 1 ? " epoch" : " epochs");
        return since + (undefinedSince == 0 ? "." : "; in " + undefinedSince + " of them it was NaN or infinite.");
    }
}
