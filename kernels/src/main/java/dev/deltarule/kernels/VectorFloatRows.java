package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops along a row: for fewer examples than a tile has rows, and for what tiles leave over. */
final class VectorFloatRows {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatRows() {}

    /**
     * Adds four rows of a matrix, each times a factor: {@code sum[j] += Σt x[xAt + t] · m[t, j]}. A single prediction reads each
     * weight once; four rows from end to end read them in the order of memory.
     */
    static void addFour(float[] sum, int sumAt, int width, float[] x, int xAt, float[] m, int mAt, int mRow) {
        float f0 = x[xAt];
        float f1 = x[xAt + 1];
        float f2 = x[xAt + 2];
        float f3 = x[xAt + 3];
        if (f0 == 0 && f1 == 0 && f2 == 0 && f3 == 0) {
            return;
        }
        FloatVector x0 = FloatVector.broadcast(S, f0);
        FloatVector x1 = FloatVector.broadcast(S, f1);
        FloatVector x2 = FloatVector.broadcast(S, f2);
        FloatVector x3 = FloatVector.broadcast(S, f3);
        int m1 = mAt + mRow;
        int m2 = mAt + 2 * mRow;
        int m3 = mAt + 3 * mRow;
        int j = 0;
        for (; j <= width - L; j += L) {
            FloatVector s = FloatVector.fromArray(S, sum, sumAt + j);
            s = x0.fma(FloatVector.fromArray(S, m, mAt + j), s);
            s = x1.fma(FloatVector.fromArray(S, m, m1 + j), s);
            s = x2.fma(FloatVector.fromArray(S, m, m2 + j), s);
            s = x3.fma(FloatVector.fromArray(S, m, m3 + j), s);
            s.intoArray(sum, sumAt + j);
        }
        for (; j < width; j++) {
            float s = Math.fma(f1, m[m1 + j], Math.fma(f0, m[mAt + j], sum[sumAt + j]));
            sum[sumAt + j] = Math.fma(f3, m[m3 + j], Math.fma(f2, m[m2 + j], s));
        }
    }

    /** Adds a row times a factor: {@code sum[j] += factor · row[j]}. */
    static void add(float[] sum, int sumAt, int width, float factor, float[] row, int rowAt) {
        if (factor == 0) {
            return;
        }
        FloatVector x = FloatVector.broadcast(S, factor);
        int j = 0;
        for (; j <= width - L; j += L) {
            x.fma(FloatVector.fromArray(S, row, rowAt + j), FloatVector.fromArray(S, sum, sumAt + j))
                    .intoArray(sum, sumAt + j);
        }
        for (; j < width; j++) {
            sum[sumAt + j] = Math.fma(factor, row[rowAt + j], sum[sumAt + j]);
        }
    }

    /** Adds a row times two factors: {@code sum[j] += factor · (x · row[j])}. */
    static void addProduct(float[] sum, int sumAt, int width, float factor, float x, float[] row, int rowAt) {
        if (x == 0) {
            return;
        }
        FloatVector xs = FloatVector.broadcast(S, x);
        FloatVector times = FloatVector.broadcast(S, factor);
        int j = 0;
        for (; j <= width - L; j += L) {
            FloatVector product = xs.mul(FloatVector.fromArray(S, row, rowAt + j));
            times.fma(product, FloatVector.fromArray(S, sum, sumAt + j)).intoArray(sum, sumAt + j);
        }
        for (; j < width; j++) {
            sum[sumAt + j] = Math.fma(factor, x * row[rowAt + j], sum[sumAt + j]);
        }
    }
}
