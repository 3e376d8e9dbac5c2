package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorFloatSmallProduct}: they add some terms to some columns of all rows, {@code to[r, j] = start[r, j] +
 * Σk x[r, k] · m[k, j]}. They read the matrices where they lie.
 *
 * <p>Few rows of m stay in registers while one loop runs over the rows of x. An inner loop over the terms, as in {@link
 * VectorFloatTiles}, would take longer to begin and to end than to add a few terms; and no sum waits for another here.
 *
 * <p>All methods are too long for HotSpot to inline: a caller with many vectors in it is compiled badly.
 */
final class VectorFloatSmallProductLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorFloatSmallProductLoops() {}

    /**
     * Four terms of two vectors of columns.
     *
     * @param second from the first vector to the second; they may overlap
     * @param startRow 0 if all rows start from the same numbers
     */
    static void fourTerms(
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
            int startRow,
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
        int f = xAt;
        int s = startAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            FloatVector s0 = FloatVector.fromArray(S, start, s);
            FloatVector s1 = FloatVector.fromArray(S, start, s + second);
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
            s += startRow;
            t += toRow;
        }
    }

    /**
     * One to three terms of two vectors of columns. Where they are fewer, numbers that are 0 stand for the others.
     *
     * @param zeros two vectors of zeros
     */
    static void upToThreeTerms(
            int rows,
            int terms,
            float[] zeros,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            int second,
            float[] start,
            int startAt,
            int startRow,
            float[] to,
            int toAt,
            int toRow) {
        boolean two = terms > 1;
        boolean three = terms > 2;
        float[] row1 = two ? m : zeros;
        float[] row2 = three ? m : zeros;
        int m1 = two ? mAt + mRow : 0;
        int m2 = three ? mAt + 2 * mRow : 0;
        FloatVector w00 = FloatVector.fromArray(S, m, mAt);
        FloatVector w01 = FloatVector.fromArray(S, m, mAt + second);
        FloatVector w10 = FloatVector.fromArray(S, row1, m1);
        FloatVector w11 = FloatVector.fromArray(S, row1, m1 + second);
        FloatVector w20 = FloatVector.fromArray(S, row2, m2);
        FloatVector w21 = FloatVector.fromArray(S, row2, m2 + second);
        int f = xAt;
        int s = startAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            FloatVector s0 = FloatVector.fromArray(S, start, s);
            FloatVector s1 = FloatVector.fromArray(S, start, s + second);
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
            s += startRow;
            t += toRow;
        }
    }

    /** Eight terms of one vector of columns. */
    static void eightTerms(
            int rows,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            float[] start,
            int startAt,
            int startRow,
            float[] to,
            int toAt,
            int toRow) {
        FloatVector w0 = FloatVector.fromArray(S, m, mAt);
        FloatVector w1 = FloatVector.fromArray(S, m, mAt + mRow);
        FloatVector w2 = FloatVector.fromArray(S, m, mAt + 2 * mRow);
        FloatVector w3 = FloatVector.fromArray(S, m, mAt + 3 * mRow);
        FloatVector w4 = FloatVector.fromArray(S, m, mAt + 4 * mRow);
        FloatVector w5 = FloatVector.fromArray(S, m, mAt + 5 * mRow);
        FloatVector w6 = FloatVector.fromArray(S, m, mAt + 6 * mRow);
        FloatVector w7 = FloatVector.fromArray(S, m, mAt + 7 * mRow);
        int f = xAt;
        int s = startAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            FloatVector sum = FloatVector.fromArray(S, start, s);
            sum = FloatVector.broadcast(S, x[f]).fma(w0, sum);
            sum = FloatVector.broadcast(S, x[f + 1]).fma(w1, sum);
            sum = FloatVector.broadcast(S, x[f + 2]).fma(w2, sum);
            sum = FloatVector.broadcast(S, x[f + 3]).fma(w3, sum);
            LoadOrder.keep();
            sum = FloatVector.broadcast(S, x[f + 4]).fma(w4, sum);
            sum = FloatVector.broadcast(S, x[f + 5]).fma(w5, sum);
            sum = FloatVector.broadcast(S, x[f + 6]).fma(w6, sum);
            sum = FloatVector.broadcast(S, x[f + 7]).fma(w7, sum);
            sum.intoArray(to, t);
            f += xRow;
            s += startRow;
            t += toRow;
        }
    }
}
