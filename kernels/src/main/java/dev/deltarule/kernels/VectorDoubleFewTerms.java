package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of so few terms, {@code to[r, j] = start[j] + Σk x[r, k] · m[k, j]}, that all rows of m stay in registers while one
 * loop runs over the rows of x. An inner loop over the terms would take longer to begin and to end than to add them.
 *
 * <p>Both methods are too long for HotSpot to inline: a caller with many vectors in it is compiled badly.
 */
final class VectorDoubleFewTerms {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final double[] ZEROS = new double[2 * S.length()];

    private VectorDoubleFewTerms() {}

    /**
     * Four terms of two vectors of columns.
     *
     * @param second from the first vector to the second; they may overlap
     */
    static void four(
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
        DoubleVector b0 = DoubleVector.fromArray(S, start, startAt);
        DoubleVector b1 = DoubleVector.fromArray(S, start, startAt + second);
        int f = xAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            DoubleVector s0 = b0;
            DoubleVector s1 = b1;
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
            t += toRow;
        }
    }

    /** One to three terms of two vectors of columns. Where they are fewer, numbers that are 0 stand for the others. */
    static void upToThree(
            int rows,
            int terms,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            int second,
            double[] start,
            int startAt,
            double[] to,
            int toAt,
            int toRow) {
        boolean two = terms > 1;
        boolean three = terms > 2;
        double[] row1 = two ? m : ZEROS;
        double[] row2 = three ? m : ZEROS;
        int m1 = two ? mAt + mRow : 0;
        int m2 = three ? mAt + 2 * mRow : 0;
        DoubleVector w00 = DoubleVector.fromArray(S, m, mAt);
        DoubleVector w01 = DoubleVector.fromArray(S, m, mAt + second);
        DoubleVector w10 = DoubleVector.fromArray(S, row1, m1);
        DoubleVector w11 = DoubleVector.fromArray(S, row1, m1 + second);
        DoubleVector w20 = DoubleVector.fromArray(S, row2, m2);
        DoubleVector w21 = DoubleVector.fromArray(S, row2, m2 + second);
        DoubleVector b0 = DoubleVector.fromArray(S, start, startAt);
        DoubleVector b1 = DoubleVector.fromArray(S, start, startAt + second);
        int f = xAt;
        int t = toAt;
        for (int r = 0; r < rows; r++) {
            DoubleVector s0 = b0;
            DoubleVector s1 = b1;
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
            t += toRow;
        }
    }
}
