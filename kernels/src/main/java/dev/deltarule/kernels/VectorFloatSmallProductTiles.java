package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorFloatSmallProduct}: some columns of a product, for all rows. They read matrices where they lie.
 *
 * <p>A sum waits for its last addition some four cycles, in which a processor could do eight others. So each turn of the inner
 * loop adds to eight sums. Where the rows do not come out even, the last ones are computed twice: that gives the same numbers.
 *
 * <p>Both methods are too long for HotSpot to inline: a caller with many vectors in it is compiled badly.
 */
final class VectorFloatSmallProductTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorFloatSmallProductTiles() {}

    /**
     * Two vectors of columns: {@code to[r, j] = start[j] + Σk x[r, k] · m[k, j]}.
     *
     * @param rows at least 4
     * @param second from the first vector to the second
     */
    static void fourRows(
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
        FloatVector b0 = FloatVector.fromArray(S, start, startAt);
        FloatVector b1 = FloatVector.fromArray(S, start, startAt + second);
        for (int block = 0; block < rows; block += 4) {
            int r = Math.min(block, rows - 4);
            int x0 = xAt + r * xRow;
            int x1 = x0 + xRow;
            int x2 = x1 + xRow;
            int x3 = x2 + xRow;
            FloatVector s00 = b0;
            FloatVector s01 = b1;
            FloatVector s10 = b0;
            FloatVector s11 = b1;
            FloatVector s20 = b0;
            FloatVector s21 = b1;
            FloatVector s30 = b0;
            FloatVector s31 = b1;
            int w = mAt;
            for (int k = 0; k < terms; k++) {
                FloatVector w0 = FloatVector.fromArray(S, m, w);
                FloatVector w1 = FloatVector.fromArray(S, m, w + second);
                FloatVector f0 = FloatVector.broadcast(S, x[x0 + k]);
                s00 = f0.fma(w0, s00);
                s01 = f0.fma(w1, s01);
                FloatVector f1 = FloatVector.broadcast(S, x[x1 + k]);
                s10 = f1.fma(w0, s10);
                s11 = f1.fma(w1, s11);
                FloatVector f2 = FloatVector.broadcast(S, x[x2 + k]);
                s20 = f2.fma(w0, s20);
                s21 = f2.fma(w1, s21);
                FloatVector f3 = FloatVector.broadcast(S, x[x3 + k]);
                s30 = f3.fma(w0, s30);
                s31 = f3.fma(w1, s31);
                w += mRow;
            }
            int t = toAt + r * toRow;
            s00.intoArray(to, t);
            s01.intoArray(to, t + second);
            t += toRow;
            s10.intoArray(to, t);
            s11.intoArray(to, t + second);
            t += toRow;
            s20.intoArray(to, t);
            s21.intoArray(to, t + second);
            t += toRow;
            s30.intoArray(to, t);
            s31.intoArray(to, t + second);
        }
    }

    /**
     * One vector of columns.
     *
     * @param rows at least 8
     */
    static void eightRows(
            int rows,
            int terms,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            float[] start,
            int startAt,
            float[] to,
            int toAt,
            int toRow) {
        FloatVector b = FloatVector.fromArray(S, start, startAt);
        for (int block = 0; block < rows; block += 8) {
            int r = Math.min(block, rows - 8);
            int x0 = xAt + r * xRow;
            int x1 = x0 + xRow;
            int x2 = x1 + xRow;
            int x3 = x2 + xRow;
            int x4 = x3 + xRow;
            int x5 = x4 + xRow;
            int x6 = x5 + xRow;
            int x7 = x6 + xRow;
            FloatVector s0 = b;
            FloatVector s1 = b;
            FloatVector s2 = b;
            FloatVector s3 = b;
            FloatVector s4 = b;
            FloatVector s5 = b;
            FloatVector s6 = b;
            FloatVector s7 = b;
            int w = mAt;
            for (int k = 0; k < terms; k++) {
                FloatVector v = FloatVector.fromArray(S, m, w);
                s0 = FloatVector.broadcast(S, x[x0 + k]).fma(v, s0);
                s1 = FloatVector.broadcast(S, x[x1 + k]).fma(v, s1);
                LoadOrder.keep();
                s2 = FloatVector.broadcast(S, x[x2 + k]).fma(v, s2);
                s3 = FloatVector.broadcast(S, x[x3 + k]).fma(v, s3);
                LoadOrder.keep();
                s4 = FloatVector.broadcast(S, x[x4 + k]).fma(v, s4);
                s5 = FloatVector.broadcast(S, x[x5 + k]).fma(v, s5);
                LoadOrder.keep();
                s6 = FloatVector.broadcast(S, x[x6 + k]).fma(v, s6);
                s7 = FloatVector.broadcast(S, x[x7 + k]).fma(v, s7);
                w += mRow;
            }
            int t = toAt + r * toRow;
            s0.intoArray(to, t);
            s1.intoArray(to, t + toRow);
            t += 2 * toRow;
            s2.intoArray(to, t);
            s3.intoArray(to, t + toRow);
            t += 2 * toRow;
            s4.intoArray(to, t);
            s5.intoArray(to, t + toRow);
            t += 2 * toRow;
            s6.intoArray(to, t);
            s7.intoArray(to, t + toRow);
        }
    }
}
