package dev.deltarule.runtime.data;

/** Scales each input to 0..1. An input that does not vary, or by no more than rounding, is only shifted. */
public final class MinMaxScaler {
    private MinMaxScaler() {}

    /**
     * Fits to examples: the smallest and the largest value of each input.
     *
     * @throws IllegalArgumentException if the difference of these is more than a double holds
     */
    public static Scaler fit(Examples examples) {
        double[] smallest = new double[examples.inputs()];
        double[] ranges = new double[examples.inputs()];
        for (int i = 0; i < smallest.length; i++) {
            Column column = Column.of(examples, i);
            smallest[i] = column.smallest();
            ranges[i] = column.range();
        }
        return new Scaler(smallest, ranges);
    }
}
