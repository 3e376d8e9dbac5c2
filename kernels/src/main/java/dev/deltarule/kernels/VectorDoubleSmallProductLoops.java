package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorDoubleSmallProduct}: they add some terms to some columns of all rows, {@code to[r, j] = start[r, j] +
 * Σk x[r, k] · m[k, j]}. They read the matrices where they lie.
 *
 * <p>Few rows of m stay in registers while one loop runs over the rows of x. An inner loop over the terms, as in {@link
 * VectorDoubleTiles}, would take longer to begin and to end than to add a few terms; and no sum waits for another here.
 *
 * <p>All methods are too long for HotSpot to inline: a caller with many vectors in it is compiled badly.
 */
final class VectorDoubleSmallProductLoops {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private VectorDoubleSmallProductLoops() {}

    /**
     * Four terms of two vectors of columns.
     *
     * @param second from the first vector to the second; they may overlap
     * @param startRow 0 if all rows start from the same numbers
     */
    static void fourTerms(
            int rows,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            int second,
            double[] start,
            int startAt,
            int startRow,
            double[] to,
            int toAt,
            int toRow) {
        DoubleVector w00 = DoubleVector.fromArray(S, m, mAt);
        DoubleVector w01 = DoubleVector.fromArray(S, m, mAt + second);
        int m1 = mAt + mRow;
        DoubleVector w10 = DoubleVector.fromArray(S, m, m1);
        DoubleVector w11 = DoubleVector.fromArray(S, m, m1 + second);
        int m2 = mAt + 2 * mRow;
        DoubleVector w20 = DoubleVector.fromArray(S, m, m2);
        DoubleVector w21 = DoubleVector.fromArray(S, m, m2 + second);
        int m3 = mAt + 3 * mRow;
        DoubleVector w30 = DoubleVector.fromArray(S, m, m3);
        DoubleVector w31 = DoubleVector.fromArray(S, m, m3 + second);
        int f = xAt;
        int s = startAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            DoubleVector s0 = DoubleVector.fromArray(S, start, s);
            DoubleVector s1 = DoubleVector.fromArray(S, start, s + second);
            DoubleVector x0 = DoubleVector.broadcast(S, x[f]);
            s0 = x0.fma(w00, s0);
            s1 = x0.fma(w01, s1);
            DoubleVector x1 = DoubleVector.broadcast(S, x[f + 1]);
            s0 = x1.fma(w10, s0);
            s1 = x1.fma(w11, s1);
            DoubleVector x2 = DoubleVector.broadcast(S, x[f + 2]);
            s0 = x2.fma(w20, s0);
            s1 = x2.fma(w21, s1);
            DoubleVector x3 = DoubleVector.broadcast(S, x[f + 3]);
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
            double[] zeros,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            int second,
            double[] start,
            int startAt,
            int startRow,
            double[] to,
            int toAt,
            int toRow) {
        boolean two = terms > 1;
        boolean three = terms > 2;
        double[] row1 = two ? m : zeros;
        double[] row2 = three ? m : zeros;
        int m1 = two ? mAt + mRow : 0;
        int m2 = three ? mAt + 2 * mRow : 0;
        DoubleVector w00 = DoubleVector.fromArray(S, m, mAt);
        DoubleVector w01 = DoubleVector.fromArray(S, m, mAt + second);
        DoubleVector w10 = DoubleVector.fromArray(S, row1, m1);
        DoubleVector w11 = DoubleVector.fromArray(S, row1, m1 + second);
        DoubleVector w20 = DoubleVector.fromArray(S, row2, m2);
        DoubleVector w21 = DoubleVector.fromArray(S, row2, m2 + second);
        int f = xAt;
        int s = startAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            DoubleVector s0 = DoubleVector.fromArray(S, start, s);
            DoubleVector s1 = DoubleVector.fromArray(S, start, s + second);
            DoubleVector x0 = DoubleVector.broadcast(S, x[f]);
            s0 = x0.fma(w00, s0);
            s1 = x0.fma(w01, s1);
            DoubleVector x1 = DoubleVector.broadcast(S, two ? x[f + 1] : 0);
            s0 = x1.fma(w10, s0);
            s1 = x1.fma(w11, s1);
            DoubleVector x2 = DoubleVector.broadcast(S, three ? x[f + 2] : 0);
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
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            double[] start,
            int startAt,
            int startRow,
            double[] to,
            int toAt,
            int toRow) {
        DoubleVector w0 = DoubleVector.fromArray(S, m, mAt);
        DoubleVector w1 = DoubleVector.fromArray(S, m, mAt + mRow);
        DoubleVector w2 = DoubleVector.fromArray(S, m, mAt + 2 * mRow);
        DoubleVector w3 = DoubleVector.fromArray(S, m, mAt + 3 * mRow);
        DoubleVector w4 = DoubleVector.fromArray(S, m, mAt + 4 * mRow);
        DoubleVector w5 = DoubleVector.fromArray(S, m, mAt + 5 * mRow);
        DoubleVector w6 = DoubleVector.fromArray(S, m, mAt + 6 * mRow);
        DoubleVector w7 = DoubleVector.fromArray(S, m, mAt + 7 * mRow);
        int f = xAt;
        int s = startAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            DoubleVector sum = DoubleVector.fromArray(S, start, s);
            sum = DoubleVector.broadcast(S, x[f]).fma(w0, sum);
            sum = DoubleVector.broadcast(S, x[f + 1]).fma(w1, sum);
            sum = DoubleVector.broadcast(S, x[f + 2]).fma(w2, sum);
            sum = DoubleVector.broadcast(S, x[f + 3]).fma(w3, sum);
            LoadOrder.keep();
            sum = DoubleVector.broadcast(S, x[f + 4]).fma(w4, sum);
            sum = DoubleVector.broadcast(S, x[f + 5]).fma(w5, sum);
            sum = DoubleVector.broadcast(S, x[f + 6]).fma(w6, sum);
            sum = DoubleVector.broadcast(S, x[f + 7]).fma(w7, sum);
            sum.intoArray(to, t);
            f += xRow;
            s += startRow;
            t += toRow;
        }
    }
}
