package dev.deltarule.runtime.data;

/**
 * Scales each input to mean 0 and standard deviation 1. An input that does not vary, or by no more than rounding, is only
 * shifted.
 */
public final class StandardScaler {
    private StandardScaler() {}

    /** Fits to examples: the mean of each input, and its standard deviation (of all examples, divided by their number). */
    public static Scaler fit(Examples examples) {
        double[] means = new double[examples.inputs()];
        double[] deviations = new double[examples.inputs()];
        for (int i = 0; i < means.length; i++) {
            Column column = Column.of(examples, i);
            means[i] = column.mean();
            deviations[i] = column.deviation();
        }
        return new Scaler(means, deviations);
    }
}
