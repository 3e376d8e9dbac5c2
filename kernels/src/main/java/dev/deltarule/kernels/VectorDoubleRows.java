package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops along a row: for fewer examples than a tile has rows, and for what tiles leave over. */
final class VectorDoubleRows {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleRows() {}

    /**
     * Adds four rows of a matrix, each times a factor: {@code sum[j] += Σt x[xAt + t] · m[t, j]}. A single prediction reads each
     * weight once; four rows from end to end read them in the order of memory.
     */
    static void addFour(double[] sum, int sumAt, int width, double[] x, int xAt, double[] m, int mAt, int mRow) {
        double f0 = x[xAt];
        double f1 = x[xAt + 1];
        double f2 = x[xAt + 2];
        double f3 = x[xAt + 3];
        if (f0 == 0 && f1 == 0 && f2 == 0 && f3 == 0) {
            return;
        }
        DoubleVector x0 = DoubleVector.broadcast(S, f0);
        DoubleVector x1 = DoubleVector.broadcast(S, f1);
        DoubleVector x2 = DoubleVector.broadcast(S, f2);
        DoubleVector x3 = DoubleVector.broadcast(S, f3);
        int m1 = mAt + mRow;
        int m2 = mAt + 2 * mRow;
        int m3 = mAt + 3 * mRow;
        int j = 0;
        for (; j <= width - L; j += L) {
            DoubleVector s = DoubleVector.fromArray(S, sum, sumAt + j);
            s = x0.fma(DoubleVector.fromArray(S, m, mAt + j), s);
            s = x1.fma(DoubleVector.fromArray(S, m, m1 + j), s);
            s = x2.fma(DoubleVector.fromArray(S, m, m2 + j), s);
            s = x3.fma(DoubleVector.fromArray(S, m, m3 + j), s);
            s.intoArray(sum, sumAt + j);
        }
        for (; j < width; j++) {
            double s = Math.fma(f1, m[m1 + j], Math.fma(f0, m[mAt + j], sum[sumAt + j]));
            sum[sumAt + j] = Math.fma(f3, m[m3 + j], Math.fma(f2, m[m2 + j], s));
        }
    }

    /** Adds a row times a factor: {@code sum[j] += factor · row[j]}. */
    static void add(double[] sum, int sumAt, int width, double factor, double[] row, int rowAt) {
        if (factor == 0) {
            return;
        }
        DoubleVector x = DoubleVector.broadcast(S, factor);
        int j = 0;
        for (; j <= width - L; j += L) {
            x.fma(DoubleVector.fromArray(S, row, rowAt + j), DoubleVector.fromArray(S, sum, sumAt + j))
                    .intoArray(sum, sumAt + j);
        }
        for (; j < width; j++) {
            sum[sumAt + j] = Math.fma(factor, row[rowAt + j], sum[sumAt + j]);
        }
    }

    /** Adds a row times two factors: {@code sum[j] += factor · (x · row[j])}. */
    static void addProduct(double[] sum, int sumAt, int width, double factor, double x, double[] row, int rowAt) {
        if (x == 0) {
            return;
        }
        DoubleVector xs = DoubleVector.broadcast(S, x);
        DoubleVector times = DoubleVector.broadcast(S, factor);
        int j = 0;
        for (; j <= width - L; j += L) {
            DoubleVector product = xs.mul(DoubleVector.fromArray(S, row, rowAt + j));
            times.fma(product, DoubleVector.fromArray(S, sum, sumAt + j)).intoArray(sum, sumAt + j);
        }
        for (; j < width; j++) {
            sum[sumAt + j] = Math.fma(factor, x * row[rowAt + j], sum[sumAt + j]);
        }
    }
}
