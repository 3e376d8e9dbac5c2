package dev.deltarule.runtime.data;

/** Scales each input to 0..1. An input that never varies is only shifted. */
public final class MinMaxScaler {
    private MinMaxScaler() {}

    /** Fits to examples: the smallest and the largest value of each input. */
    public static Scaler fit(Examples examples) {
        double[] smallest = new double[examples.inputs()];
        double[] ranges = new double[examples.inputs()];
        for (int i = 0; i < smallest.length; i++) {
            double[] column = Column.sorted(examples, i);
            smallest[i] = column[0];
            ranges[i] = Column.varies(column) ? column[column.length - 1] - column[0] : 1;
        }
        return new Scaler(smallest, ranges);
    }
}
