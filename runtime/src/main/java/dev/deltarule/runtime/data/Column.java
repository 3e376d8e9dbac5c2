package dev.deltarule.runtime.data;

import dev.deltarule.runtime.support.Sums;
import java.util.Arrays;

/**
 * The values that one input has over all examples, and what describes them.
 *
 * <p>Values that differ by no more than rounding count as equal: 0.1 + 0.2 and 0.3 are one number to whoever made the data,
 * and dividing by their difference would make something of the next value that no network was trained for.
 */
final class Column {
    /** How many units of rounding values must lie apart to count as different, as in scikit-learn's {@code _handle_zeros_in_scale}. */
    private static final double ROUNDINGS = 10;

    private static final double DOUBLE_ROUNDING = Math.ulp(1.0);
    private static final double FLOAT_ROUNDING = Math.ulp(1f);

    private final int input;
    private final double[] values;
    private final boolean inFloat;
    private final double smallest;
    private final double largest;

    private Column(int input, double[] values, boolean inFloat) {
        this.input = input;
        this.values = values;
        this.inFloat = inFloat;
        smallest = Arrays.stream(values).min().orElseThrow();
        largest = Arrays.stream(values).max().orElseThrow();
    }

    static Column of(Examples examples, int input) {
        double[] values = new double[examples.count()];
        Arrays.setAll(values, k -> examples.input(k, input));
        return new Column(input, values, examples.inFloat());
    }

    double smallest() {
        return smallest;
    }

    /** The largest less the smallest value, but 1 if they count as equal. */
    double range() {
        return apart(smallest, largest) ? difference(smallest, largest) : 1;
    }

    /** The mean; of equal numbers the number itself, which their rounded mean need not be. */
    double mean() {
        return smallest == largest ? smallest : Sums.mean(values);
    }

    /**
     * The square root of the mean squared difference to the mean, but 1 if the values count as equal: if that is no more
     * than the error of computing it, or if floats differ by no more than their rounding.
     */
    double deviation() {
        int exponent = Sums.exponent(values);
        double factor = Math.scalb(1.0, -exponent);
        double mean = mean() * factor;
        double[] differences = new double[values.length];
        Arrays.setAll(differences, k -> values[k] * factor - mean);
        double left = Sums.mean(differences); // what the mean lost by rounding
        double variance = Math.max(0, Sums.meanSquare(differences) - left * left);
        if (Sums.isRounding(variance, mean, values.length) || (inFloat && !apart(smallest, largest))) {
            return 1;
        }
        double deviation = Math.scalb(Math.sqrt(variance), exponent);
        return Math.max(Double.MIN_VALUE, Math.min(Double.MAX_VALUE, deviation));
    }

    /** The values from the smallest to the largest. */
    Column sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Column(input, sorted, inFloat);
    }

    /** The value at a share of the way through a sorted column, linear between two neighbours: type 7 of Hyndman and Fan, 1996. */
    double quantile(double share) {
        double place = share * (values.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, values.length - 1);
        double step = values[above] - values[below];
        return Double.isFinite(step)
                ? values[below] + (place - below) * step
                : values[below] * (1 - (place - below)) + values[above] * (place - below);
    }

    /** The difference of two quantiles of a sorted column, but 1 if they count as equal. */
    double between(double lower, double upper) {
        double low = quantile(lower);
        double high = quantile(upper);
        return apart(low, high) ? difference(low, high) : 1;
    }

    private boolean apart(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return high - low > ROUNDINGS * (inFloat ? FLOAT_ROUNDING : DOUBLE_ROUNDING) * size;
    }

    private double difference(double low, double high) {
        double difference = high - low;
        if (difference > Double.MAX_VALUE) {
            throw new IllegalArgumentException("Input " + input + " (from 0) goes from " + low + " to " + high
                    + ", a range larger than a double holds. Divide it by some number first.");
        }
        return difference;
    }
}
