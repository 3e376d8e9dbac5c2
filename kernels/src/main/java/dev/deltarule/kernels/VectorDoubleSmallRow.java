package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of a single example with few weights: up to four vectors of sums stay in registers. */
final class VectorDoubleSmallRow {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleSmallRow() {}

    /** Computes {@code to[j] = start[j] + Σk x[k] · m[k, j]}, for at least a vector of columns; the last begins earlier. */
    static void multiply(
            int terms,
            int width,
            double[] x,
            int xAt,
            double[] m,
            int mAt,
            int mRow,
            double[] start,
            int startAt,
            double[] to,
            int toAt) {
        for (int j = 0; j < width; j += 4 * L) {
            int first = Math.min(j, width - L);
            int last = width - L - first;
            multiplyFour(
                    terms,
                    x,
                    xAt,
                    m,
                    mAt + first,
                    mRow,
                    Math.min(L, last),
                    Math.min(2 * L, last),
                    Math.min(3 * L, last),
                    start,
                    startAt + first,
                    to,
                    toAt + first);
        }
    }

    /**
     * Four vectors of columns of one row; they may be the same. Two terms a turn make the method too long for HotSpot to inline: a
     * caller with many vectors in it is compiled badly.
     */
    private static void multiplyFour(
            int terms,
            double[] x,
            int xAt,
            double[] m,
            int mAt,
            int mRow,
            int second,
            int third,
            int fourth,
            double[] start,
            int startAt,
            double[] to,
            int toAt) {
        DoubleVector s0 = DoubleVector.fromArray(S, start, startAt);
        DoubleVector s1 = DoubleVector.fromArray(S, start, startAt + second);
        DoubleVector s2 = DoubleVector.fromArray(S, start, startAt + third);
        DoubleVector s3 = DoubleVector.fromArray(S, start, startAt + fourth);
        int w = mAt;
        int k = 0;
        for (; k < terms - 1; k += 2) {
            int next = w + mRow;
            DoubleVector f = DoubleVector.broadcast(S, x[xAt + k]);
            s0 = f.fma(DoubleVector.fromArray(S, m, w), s0);
            s1 = f.fma(DoubleVector.fromArray(S, m, w + second), s1);
            s2 = f.fma(DoubleVector.fromArray(S, m, w + third), s2);
            s3 = f.fma(DoubleVector.fromArray(S, m, w + fourth), s3);
            DoubleVector g = DoubleVector.broadcast(S, x[xAt + k + 1]);
            s0 = g.fma(DoubleVector.fromArray(S, m, next), s0);
            s1 = g.fma(DoubleVector.fromArray(S, m, next + second), s1);
            s2 = g.fma(DoubleVector.fromArray(S, m, next + third), s2);
            s3 = g.fma(DoubleVector.fromArray(S, m, next + fourth), s3);
            w = next + mRow;
        }
        if (k < terms) {
            DoubleVector f = DoubleVector.broadcast(S, x[xAt + k]);
            s0 = f.fma(DoubleVector.fromArray(S, m, w), s0);
            s1 = f.fma(DoubleVector.fromArray(S, m, w + second), s1);
            s2 = f.fma(DoubleVector.fromArray(S, m, w + third), s2);
            s3 = f.fma(DoubleVector.fromArray(S, m, w + fourth), s3);
        }
        s0.intoArray(to, toAt);
        s1.intoArray(to, toAt + second);
        s2.intoArray(to, toAt + third);
        s3.intoArray(to, toAt + fourth);
    }
}
