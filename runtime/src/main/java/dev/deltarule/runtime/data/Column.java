package dev.deltarule.runtime.data;

import java.util.Arrays;

/** The values that one input has over all examples, and what describes them. */
final class Column {
    private Column() {}

    static double[] of(Examples examples, int input) {
        double[] column = new double[examples.count()];
        Arrays.setAll(column, k -> examples.input(k, input));
        return column;
    }

    /** Asked of the values themselves: the deviation of equal numbers from their rounded mean need not be 0. */
    static boolean varies(double[] column) {
        return Arrays.stream(column).anyMatch(value -> value != column[0]);
    }

    static double mean(double[] column) {
        return Arrays.stream(column).average().orElseThrow();
    }

    /** The square root of the mean squared difference to the mean. */
    static double deviation(double[] column, double mean) {
        double[] squares = column.clone();
        for (int k = 0; k < squares.length; k++) {
            squares[k] = (squares[k] - mean) * (squares[k] - mean);
        }
        return Math.sqrt(mean(squares));
    }

    /** The value at a share of the way through a sorted column, linear between two neighbours: type 7 of Hyndman and Fan, 1996. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
