package dev.deltarule.runtime.data;

import java.util.Arrays;

/** Scales each input to 0..1. An input that never varies is only shifted. */
public final class MinMaxScaler {
    private MinMaxScaler() {}

    /** Fits to examples: the smallest and the largest value of each input. */
    public static Scaler fit(Examples examples) {
        double[] smallest = new double[examples.inputs()];
        double[] ranges = new double[examples.inputs()];
        for (int i = 0; i < smallest.length; i++) {
            double[] column = Column.of(examples, i);
            smallest[i] = Arrays.stream(column).min().orElseThrow();
            ranges[i] = Column.varies(column) ? Arrays.stream(column).max().orElseThrow() - smallest[i] : 1;
        }
        return new Scaler(smallest, ranges);
    }
}
