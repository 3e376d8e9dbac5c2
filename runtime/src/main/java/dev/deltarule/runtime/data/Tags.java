package dev.deltarule.runtime.data;

import java.util.Arrays;
import java.util.List;

/** What examples carry beside their numbers: names of columns, a weight for each example, and where each row came from. */
final class Tags {
    private static final double[] NO_WEIGHTS = {};
    private static final int[] OWN_ROWS = {};
    static final Tags NONE = new Tags(List.of(), List.of(), NO_WEIGHTS, OWN_ROWS, 0);

    private final List<String> inputNames;
    private final List<String> targetNames;
    /** One per example, in their order, or none. */
    private final double[] weights;
    /** For each row of the store its number in the store that it was copied from; none if this is the first one. */
    private final int[] rowNumbers;
    /** The number of rows of the first store, if this is not the first. */
    private final int firstRows;

    private Tags(List<String> inputNames, List<String> targetNames, double[] weights, int[] rowNumbers, int firstRows) {
        this.inputNames = inputNames;
        this.targetNames = targetNames;
        this.weights = weights;
        this.rowNumbers = rowNumbers;
        this.firstRows = firstRows;
    }

    List<String> inputNames() {
        return inputNames;
    }

    List<String> targetNames() {
        return targetNames;
    }

    Tags named(List<String> newInputNames, List<String> newTargetNames) {
        return new Tags(List.copyOf(newInputNames), List.copyOf(newTargetNames), weights, rowNumbers, firstRows);
    }

    Tags weighted(double[] newWeights) {
        return new Tags(inputNames, targetNames, newWeights, rowNumbers, firstRows);
    }

    boolean hasWeights() {
        return weights.length > 0;
    }

    double weight(int example) {
        return hasWeights() ? weights[example] : 1;
    }

    int rowNumber(int row) {
        return rowNumbers.length == 0 ? row : rowNumbers[row];
    }

    /** The number of rows of the first store. */
    int rowsOf(int store) {
        return rowNumbers.length == 0 ? store : firstRows;
    }

    /** Those of the examples {@code from} to {@code to - 1}. */
    Tags part(int from, int to) {
        return hasWeights() ? weighted(Arrays.copyOfRange(weights, from, to)) : this;
    }

    Tags select(int... places) {
        return hasWeights()
                ? weighted(Arrays.stream(places)
                        .mapToDouble(place -> weights[place])
                        .toArray())
                : this;
    }

    /** Those of copies of the examples in a store of their own, in the same order. */
    Tags copied(int[] rows, int store) {
        int[] numbers = Arrays.stream(rows).map(this::rowNumber).toArray();
        return new Tags(inputNames, targetNames, weights, numbers, rowsOf(store));
    }
}
