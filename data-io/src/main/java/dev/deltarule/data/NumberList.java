package dev.deltarule.data;

import java.util.Arrays;

/** Numbers of which it is not known beforehand how many come. */
final class NumberList {
    private double[] numbers = new double[1024];
    private int size;

    void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.addExact(size, size / 2));
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
