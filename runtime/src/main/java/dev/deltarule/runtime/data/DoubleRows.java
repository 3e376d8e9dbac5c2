package dev.deltarule.runtime.data;

/**
 * Examples as double arrays, for code that feeds them to a model without copying. The arrays may hold further rows, which are
 * not among the examples.
 */
public final class DoubleRows {
    private final double[] inputs;
    private final double[] targets;
    private final int[] rows;

    DoubleRows(double[] inputs, double[] targets, int[] rows) {
        this.inputs = inputs;
        this.targets = targets;
        this.rows = rows;
    }

    /** All inputs, row by row; shared, to be read only. */
    public double[] inputs() {
        return inputs;
    }

    /** All targets, row by row; shared, to be read only. */
    public double[] targets() {
        return targets;
    }

    /** For each example its row in the two arrays. A copy that the caller may reorder. */
    public int[] rows() {
        return rows.clone();
    }
}
