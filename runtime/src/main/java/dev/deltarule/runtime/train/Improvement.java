package dev.deltarule.runtime.train;

/** Follows a figure from epoch to epoch and remembers the best. */
final class Improvement {
    private final Monitor monitor;
    private final double minDelta;
    private double best = Double.NaN;
    private int epochsSince;

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
        double figure = monitor.of(report);
        if (monitor.isBetter(figure, best, minDelta)) {
            best = figure;
            epochsSince = 0;
            return true;
        }
        epochsSince++;
        return false;
    }

    /** How many epochs were looked at since the best, or since {@link #countAnew}. */
    int epochsSince() {
        return epochsSince;
    }

    void countAnew() {
        epochsSince = 0;
    }
}
