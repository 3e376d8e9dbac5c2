package dev.deltarule.kernels;

/** Sums of errors. */
public final class Sums {
    private Sums() {}

    /** The sum of {@code count} numbers from {@code from} on, in ascending order. */
    public static double sum(double[] errors, int from, int count) {
        double sum = 0;
        for (int e = from; e < from + count; e++) {
            sum += errors[e];
        }
        return sum;
    }
}
