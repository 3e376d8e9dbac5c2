package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of a single example with few weights: up to four vectors of sums stay in registers. */
final class VectorFloatSmallRow {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatSmallRow() {}

    /** Computes {@code to[j] = start[j] + Σk x[k] · m[k, j]}, for at least a vector of columns; the last begins earlier. */
    static void multiply(
            int terms,
            int width,
            float[] x,
            int xAt,
            float[] m,
            int mAt,
            int mRow,
            float[] start,
            int startAt,
            float[] to,
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
            float[] x,
            int xAt,
            float[] m,
            int mAt,
            int mRow,
            int second,
            int third,
            int fourth,
            float[] start,
            int startAt,
            float[] to,
            int toAt) {
        FloatVector s0 = FloatVector.fromArray(S, start, startAt);
        FloatVector s1 = FloatVector.fromArray(S, start, startAt + second);
        FloatVector s2 = FloatVector.fromArray(S, start, startAt + third);
        FloatVector s3 = FloatVector.fromArray(S, start, startAt + fourth);
        int w = mAt;
        int k = 0;
        for (; k < terms - 1; k += 2) {
            int next = w + mRow;
            FloatVector f = FloatVector.broadcast(S, x[xAt + k]);
            s0 = f.fma(FloatVector.fromArray(S, m, w), s0);
            s1 = f.fma(FloatVector.fromArray(S, m, w + second), s1);
            s2 = f.fma(FloatVector.fromArray(S, m, w + third), s2);
            s3 = f.fma(FloatVector.fromArray(S, m, w + fourth), s3);
            FloatVector g = FloatVector.broadcast(S, x[xAt + k + 1]);
            s0 = g.fma(FloatVector.fromArray(S, m, next), s0);
            s1 = g.fma(FloatVector.fromArray(S, m, next + second), s1);
            s2 = g.fma(FloatVector.fromArray(S, m, next + third), s2);
            s3 = g.fma(FloatVector.fromArray(S, m, next + fourth), s3);
            w = next + mRow;
        }
        if (k < terms) {
            FloatVector f = FloatVector.broadcast(S, x[xAt + k]);
            s0 = f.fma(FloatVector.fromArray(S, m, w), s0);
            s1 = f.fma(FloatVector.fromArray(S, m, w + second), s1);
            s2 = f.fma(FloatVector.fromArray(S, m, w + third), s2);
            s3 = f.fma(FloatVector.fromArray(S, m, w + fourth), s3);
        }
        s0.intoArray(to, toAt);
        s1.intoArray(to, toAt + second);
        s2.intoArray(to, toAt + third);
        s3.intoArray(to, toAt + fourth);
    }
}
