package dev.deltarule.runtime.data;

import java.util.Arrays;

/** The values that one input has over all examples, sorted, and what describes them. */
final class Column {
    private Column() {}

    static double[] sorted(Examples examples, int input) {
        double[] column = new double[examples.count()];
        Arrays.setAll(column, k -> examples.input(k, input));
        Arrays.sort(column);
        return column;
    }

    /** Asked of the values themselves: the deviation of equal numbers from their rounded mean need not be 0. */
    static boolean varies(double[] column) {
        return column[0] < column[column.length - 1];
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

    /** The value at a share of the way through, linear between two neighbours: type 7 of Hyndman and Fan, 1996. */
    static double quantile(double[] column, double share) {
        double place = share * (column.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, column.length - 1);
        return column[below] + (place - below) * (column[above] - column[below]);
    }
}
