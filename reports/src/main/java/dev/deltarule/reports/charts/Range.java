package dev.deltarule.reports.charts;

import java.util.stream.DoubleStream;

/** A stretch of an axis. */
record Range(double from, double to) {
    private static final double MARGIN = 0.25;

    Range {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException(
                    "A range goes from a number to a larger one, but this is " + from + " to " + to + ".");
        }
    }

    /** What shows all these values with room on both sides. */
    static Range around(double[] values) {
        double from = DoubleStream.of(values).min().orElse(0);
        double to = DoubleStream.of(values).max().orElse(0);
        double room = to > from ? MARGIN * (to - from) : Math.max(1, Math.abs(from));
        return new Range(from - room, to + room);
    }

    /** So many values, evenly from one end to the other. */
    double[] values(int count) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = from + (to - from) * k / (count - 1);
        }
        return values;
    }
}
