package dev.deltarule.runtime.metrics;

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
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += (predicted[i] - targets[i]) * (predicted[i] - targets[i]);
        }
        return sum / targets.length;
    }

    /**
     * The mean of the absolute differences.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public static double meanAbsoluteError(double[] targets, double[] predicted) {
        Inputs.sameLength("targets", targets.length, "predicted", predicted.length);
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += Math.abs(predicted[i] - targets[i]);
        }
        return sum / targets.length;
    }

    /** The coefficient of determination of one output per example: {@code r2(targets, predicted, 1)}. */
    public static double r2(double[] targets, double[] predicted) {
        return r2(targets, predicted, 1);
    }

    /**
     * The coefficient of determination: 1 - (sum of the squared differences) / (sum of the squared differences of the
     * targets to their mean), for each output, and the mean of these. 1 is best, 0 is what their mean would score, and there
     * is no worst. Of an output whose targets are all equal it is 1 if the predictions are they, and else 0. NaN for a
     * single example.
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
            sum += r2OfColumn(targets, predicted, outputs, j);
        }
        return sum / outputs;
    }

    private static double r2OfColumn(double[] targets, double[] predicted, int outputs, int column) {
        double mean = 0;
        boolean varies = false;
        for (int i = column; i < targets.length; i += outputs) {
            mean += targets[i];
            varies |= targets[i] != targets[column];
        }
        int examples = targets.length / outputs;
        mean /= examples;
        double unexplained = 0;
        double total = 0;
        for (int i = column; i < targets.length; i += outputs) {
            unexplained += (targets[i] - predicted[i]) * (targets[i] - predicted[i]);
            total += (targets[i] - mean) * (targets[i] - mean);
        }
        if (!varies) {
            return unexplained == 0 ? 1 : 0;
        }
        return 1 - unexplained / total;
    }
}
