package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of so few terms, {@code to[r, j] = start[j] + Σk x[r, k] · m[k, j]}, that all rows of m stay in registers while one
 * loop runs over the rows of x. An inner loop over the terms would take longer to begin and to end than to add them.
 *
 * <p>Both methods are too long for HotSpot to inline: a caller with many vectors in it is compiled badly.
 */
final class VectorFloatFewTerms {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final float[] ZEROS = new float[2 * S.length()];

    private VectorFloatFewTerms() {}

    /**
     * Four terms of two vectors of columns.
     *
     * @param second from the first vector to the second; they may overlap
     */
    static void four(
            int rows,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            int second,
            float[] start,
            int startAt,
            float[] to,
            int toAt,
            int toRow) {
        FloatVector w00 = FloatVector.fromArray(S, m, mAt);
        FloatVector w01 = FloatVector.fromArray(S, m, mAt + second);
        int m1 = mAt + mRow;
        FloatVector w10 = FloatVector.fromArray(S, m, m1);
        FloatVector w11 = FloatVector.fromArray(S, m, m1 + second);
        int m2 = mAt + 2 * mRow;
        FloatVector w20 = FloatVector.fromArray(S, m, m2);
        FloatVector w21 = FloatVector.fromArray(S, m, m2 + second);
        int m3 = mAt + 3 * mRow;
        FloatVector w30 = FloatVector.fromArray(S, m, m3);
        FloatVector w31 = FloatVector.fromArray(S, m, m3 + second);
        FloatVector b0 = FloatVector.fromArray(S, start, startAt);
        FloatVector b1 = FloatVector.fromArray(S, start, startAt + second);
        int f = xAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            FloatVector s0 = b0;
            FloatVector s1 = b1;
            FloatVector x0 = FloatVector.broadcast(S, x[f]);
            s0 = x0.fma(w00, s0);
            s1 = x0.fma(w01, s1);
            FloatVector x1 = FloatVector.broadcast(S, x[f + 1]);
            s0 = x1.fma(w10, s0);
            s1 = x1.fma(w11, s1);
            FloatVector x2 = FloatVector.broadcast(S, x[f + 2]);
            s0 = x2.fma(w20, s0);
            s1 = x2.fma(w21, s1);
            FloatVector x3 = FloatVector.broadcast(S, x[f + 3]);
            s0 = x3.fma(w30, s0);
            s1 = x3.fma(w31, s1);
            s0.intoArray(to, t);
            s1.intoArray(to, t + second);
            f += xRow;
            t += toRow;
        }
    }

    /** One to three terms of two vectors of columns. Where they are fewer, numbers that are 0 stand for the others. */
    static void upToThree(
            int rows,
            int terms,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            int second,
            float[] start,
            int startAt,
            float[] to,
            int toAt,
            int toRow) {
        boolean two = terms > 1;
        boolean three = terms > 2;
        float[] row1 = two ? m : ZEROS;
        float[] row2 = three ? m : ZEROS;
        int m1 = two ? mAt + mRow : 0;
        int m2 = three ? mAt + 2 * mRow : 0;
        FloatVector w00 = FloatVector.fromArray(S, m, mAt);
        FloatVector w01 = FloatVector.fromArray(S, m, mAt + second);
        FloatVector w10 = FloatVector.fromArray(S, row1, m1);
        FloatVector w11 = FloatVector.fromArray(S, row1, m1 + second);
        FloatVector w20 = FloatVector.fromArray(S, row2, m2);
        FloatVector w21 = FloatVector.fromArray(S, row2, m2 + second);
        FloatVector b0 = FloatVector.fromArray(S, start, startAt);
        FloatVector b1 = FloatVector.fromArray(S, start, startAt + second);
        int f = xAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            FloatVector s0 = b0;
            FloatVector s1 = b1;
            FloatVector x0 = FloatVector.broadcast(S, x[f]);
            s0 = x0.fma(w00, s0);
            s1 = x0.fma(w01, s1);
            FloatVector x1 = FloatVector.broadcast(S, two ? x[f + 1] : 0);
            s0 = x1.fma(w10, s0);
            s1 = x1.fma(w11, s1);
            FloatVector x2 = FloatVector.broadcast(S, three ? x[f + 2] : 0);
            s0 = x2.fma(w20, s0);
            s1 = x2.fma(w21, s1);
            s0.intoArray(to, t);
            s1.intoArray(to, t + second);
            f += xRow;
            t += toRow;
        }
    }
}
