package dev.deltarule.runtime.data;

/**
 * Examples as arrays of one precision, for code that feeds them to a model without copying. The arrays may hold further rows,
 * which are not among the examples.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class ExampleRows<A> {
    private final A inputs;
    private final A targets;
    private final int[] rows;

    ExampleRows(A inputs, A targets, int[] rows) {
        this.inputs = inputs;
        this.targets = targets;
        this.rows = rows;
    }

    /** All inputs, row by row; shared, to be read only. */
    public A inputs() {
        return inputs;
    }

    /** All targets, row by row; shared, to be read only. */
    public A targets() {
        return targets;
    }

    /** For each example its row in the two arrays. A copy that the caller may reorder. */
    public int[] rows() {
        return rows.clone();
    }
}
