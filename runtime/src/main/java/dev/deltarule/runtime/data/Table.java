package dev.deltarule.runtime.data;

import java.util.function.DoubleUnaryOperator;

/**
 * Rows of numbers of one width, one after the other: all the inputs of examples, or all their targets.
 *
 * @param name {@code inputs} or {@code targets}, for messages
 * @param numbers the rows
 * @param width how many numbers make a row
 */
record Table(String name, Numbers numbers, int width) {
    /** The number of rows. Checks that they are whole, that there is one, and that every number is finite. */
    int checkedRows() {
        int rows = Checks.rows(name, numbers.length(), width);
        Checks.finite(name, numbers.length(), width, numbers::get);
        return rows;
    }

    int rows() {
        return numbers.length() / width;
    }

    double get(int row, int column) {
        return numbers.get(row * width + column);
    }

    /** The table with other numbers in the rows of these examples. */
    Table map(RowIndex index, DoubleUnaryOperator function) {
        Numbers mapped = numbers.copied();
        for (int k = 0; k < index.count(); k++) {
            for (int i = 0; i < width; i++) {
                // Read from the old numbers, for a row may be an example twice.
                double number = function.applyAsDouble(get(index.row(k), i));
                if (!mapped.set(index.row(k) * width + i, number)) {
                    throw Checks.notFinite(name, k, i, get(index.row(k), i), number);
                }
            }
        }
        return new Table(name, mapped, width);
    }

    /** The same rows with columns in another order; those that are -1 hold {@code otherwise}. */
    Table recoded(int[] columns, double otherwise) {
        return new Table(name, new RecodedNumbers(this, columns, otherwise), columns.length);
    }

    /** Copies the rows of the examples {@code from} to {@code to - 1}. */
    void copy(RowIndex index, int from, int to, double[] into, int at) {
        for (int k = from; k < to; k++) {
            numbers.copy(index.row(k) * width, width, into, at + (k - from) * width);
        }
    }

    /** Copies the rows of the examples {@code from} to {@code to - 1}; refuses what a float cannot hold. */
    void copy(RowIndex index, int from, int to, float[] into, int at) {
        for (int k = from; k < to; k++) {
            int rowAt = at + (k - from) * width;
            numbers.copy(index.row(k) * width, width, into, rowAt);
            for (int i = 0; i < width; i++) {
                if (!Float.isFinite(into[rowAt + i])) {
                    throw Checks.tooLarge(name, k, i, get(index.row(k), i));
                }
            }
        }
    }
}
