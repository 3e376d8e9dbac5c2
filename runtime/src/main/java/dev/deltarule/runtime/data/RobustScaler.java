package dev.deltarule.runtime.data;

/**
 * Scales each input to median 0 and interquartile range 1, which outliers hardly change. An input whose middle half does
 * not vary, or by no more than rounding, is only shifted.
 */
public final class RobustScaler {
    private RobustScaler() {}

    /**
     * Fits to examples: the median of each input, and its 75th less its 25th percentile.
     *
     * @throws IllegalArgumentException if the difference of these is more than a double holds
     */
    public static Scaler fit(Examples examples) {
        double[] medians = new double[examples.inputs()];
        double[] ranges = new double[examples.inputs()];
        for (int i = 0; i < medians.length; i++) {
            Column column = Column.of(examples, i).sorted();
            medians[i] = column.quantile(0.5);
            ranges[i] = column.between(0.25, 0.75);
        }
        return new Scaler(medians, ranges);
    }
}
