package dev.deltarule.runtime.metrics;

import dev.deltarule.runtime.support.Sums;
import java.util.Arrays;

/**
 * How near predicted numbers are to their targets. With several outputs per example, which lie one after the other, each
 * figure is the mean of those of the outputs.
 */
public final class RegressionMetrics {
    private RegressionMetrics() {}

    /**
     * The mean of the squared differences.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public static double meanSquaredError(double[] targets, double[] predicted) {
        Inputs.sameLength("targets", targets.length, "predicted", predicted.length);
        return Sums.meanSquare(differences(targets, predicted));
    }

    /**
     * The mean of the absolute differences.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public static double meanAbsoluteError(double[] targets, double[] predicted) {
        Inputs.sameLength("targets", targets.length, "predicted", predicted.length);
        double[] differences = differences(targets, predicted);
        Arrays.setAll(differences, i -> Math.abs(differences[i]));
        return Sums.mean(differences);
    }

    /** The coefficient of determination of one output per example: {@code r2(targets, predicted, 1)}. */
    public static double r2(double[] targets, double[] predicted) {
        return r2(targets, predicted, 1);
    }

    /**
     * The coefficient of determination: 1 - (sum of the squared differences) / (sum of the squared differences of the
     * targets to their mean), for each output, and the mean of these. 1 is best, 0 is what their mean would score, and there
     * is no worst. Of an output whose targets are all equal, or differ by no more than rounding, it is 1 if the predictions
     * are they, and else 0. NaN for a single example.
     *
     * @param outputs how many outputs an example has
     * @throws IllegalArgumentException if the arrays differ in length, are empty, or hold no whole number of examples
     */
    public static double r2(double[] targets, double[] predicted, int outputs) {
        Inputs.sameLength("targets", targets.length, "predicted", predicted.length);
        if (outputs < 1 || targets.length % outputs != 0) {
            throw new IllegalArgumentException("targets has " + targets.length
                    + " elements, which is no whole number of rows of " + outputs + ".");
        }
        if (targets.length == outputs) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
            sum += r2OfColumn(column(targets, outputs, j), column(predicted, outputs, j));
        }
        return sum / outputs;
    }

    /** Of numbers that are first divided by one power of two, which changes nothing, so that their squares are no 0. */
    private static double r2OfColumn(double[] targets, double[] predicted) {
        double factor = Math.scalb(1.0, -Sums.exponent(targets));
        Arrays.setAll(targets, i -> targets[i] * factor);
        Arrays.setAll(predicted, i -> predicted[i] * factor);
        double mean = Sums.mean(targets);
        double[] ofMean = new double[targets.length];
        Arrays.fill(ofMean, mean);
        double total = Sums.meanSquare(differences(targets, ofMean));
        double unexplained = Sums.meanSquare(differences(targets, predicted));
        if (Sums.isRounding(total, mean, targets.length)) {
            return Sums.isRounding(unexplained, mean, targets.length) ? 1 : 0;
        }
        return 1 - unexplained / total;
    }

    private static double[] column(double[] rows, int width, int column) {
        double[] numbers = new double[rows.length / width];
        Arrays.setAll(numbers, i -> rows[i * width + column]);
        return numbers;
    }

    private static double[] differences(double[] targets, double[] predicted) {
        double[] differences = new double[targets.length];
        Arrays.setAll(differences, i -> predicted[i] - targets[i]);
        return differences;
    }
}
