package dev.deltarule.runtime.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which rows of a store are the examples: a range of rows, or a range of a list of rows. */
final class RowIndex {
    private static final int[] NO_LIST = {};

    private final int[] list;
    private final int from;
    private final int count;

    private RowIndex(int[] list, int from, int count) {
        this.list = list;
        this.from = from;
        this.count = count;
    }

    static RowIndex all(int count) {
        return new RowIndex(NO_LIST, 0, count);
    }

    static RowIndex of(int[] list) {
        return new RowIndex(list, 0, list.length);
    }

    RowIndex part(int partFrom, int partTo) {
        return new RowIndex(list, from + partFrom, partTo - partFrom);
    }

    int count() {
        return count;
    }

    int row(int example) {
        return list.length == 0 ? from + example : list[from + example];
    }

    int[] rows() {
        return list.length == 0
                ? IntStream.range(from, from + count).toArray()
                : Arrays.copyOfRange(list, from, from + count);
    }
}
