package dev.deltarule.data;

import java.util.Arrays;

/** Numbers of which it is not known beforehand how many come. */
final class NumberList {
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private double[] numbers = new double[1024];
    private int size;

    void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, grown(size));
        }
        numbers[size++] = number;
    }

    /** Half as many again, but no more than an array can have. */
    private static int grown(int size) {
        if (size == LONGEST) {
            throw new DataException("There are more numbers than the " + LONGEST
                    + " of one array. Read only the columns that are needed, or use a RowFile.");
        }
        return (int) Math.min(LONGEST, size + size / 2L);
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
