package dev.deltarule.runtime.data;

import java.util.Arrays;

/**
 * Scales each input to median 0 and interquartile range 1, which outliers hardly change. An input whose middle half does
 * not vary is only shifted.
 */
public final class RobustScaler {
    private RobustScaler() {}

    /** Fits to examples: the median of each input, and its 75th less its 25th percentile. */
    public static Scaler fit(Examples examples) {
        double[] medians = new double[examples.inputs()];
        double[] ranges = new double[examples.inputs()];
        for (int i = 0; i < medians.length; i++) {
            double[] column = Column.of(examples, i);
            Arrays.sort(column);
            medians[i] = Column.quantile(column, 0.5);
            double range = Column.quantile(column, 0.75) - Column.quantile(column, 0.25);
            ranges[i] = range > 0 ? range : 1;
        }
        return new Scaler(medians, ranges);
    }
}
