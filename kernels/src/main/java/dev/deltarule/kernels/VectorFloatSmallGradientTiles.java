package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorFloatSmallGradient}, like those of {@link VectorFloatSmallProductTiles}; but here the terms of a sum
 * are the examples, so that the factors of a turn lie next to each other.
 */
final class VectorFloatSmallGradientTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorFloatSmallGradientTiles() {}

    /**
     * Two vectors of columns: {@code to[r, j] = Σe x[e, r] · m[e, j]}.
     *
     * @param rows with less than 4, what lies behind them is read and written as if it belonged to them
     * @param second from the first vector to the second
     */
    static void fourRows(
            int rows,
            int examples,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            int second,
            float[] to,
            int toAt,
            int toRow) {
        for (int block = 0; block < rows; block += 4) {
            int r = Math.max(0, Math.min(block, rows - 4));
            FloatVector s00 = FloatVector.zero(S);
            FloatVector s01 = s00;
            FloatVector s10 = s00;
            FloatVector s11 = s00;
            FloatVector s20 = s00;
            FloatVector s21 = s00;
            FloatVector s30 = s00;
            FloatVector s31 = s00;
            int f = xAt + r;
            int w = mAt;
            for (int e = 0; e < examples; e++) {
                FloatVector w0 = FloatVector.fromArray(S, m, w);
                FloatVector w1 = FloatVector.fromArray(S, m, w + second);
                FloatVector f0 = FloatVector.broadcast(S, x[f]);
                s00 = f0.fma(w0, s00);
                s01 = f0.fma(w1, s01);
                FloatVector f1 = FloatVector.broadcast(S, x[f + 1]);
                s10 = f1.fma(w0, s10);
                s11 = f1.fma(w1, s11);
                FloatVector f2 = FloatVector.broadcast(S, x[f + 2]);
                s20 = f2.fma(w0, s20);
                s21 = f2.fma(w1, s21);
                FloatVector f3 = FloatVector.broadcast(S, x[f + 3]);
                s30 = f3.fma(w0, s30);
                s31 = f3.fma(w1, s31);
                f += xRow;
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
            int examples,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            float[] to,
            int toAt,
            int toRow) {
        for (int block = 0; block < rows; block += 8) {
            int r = Math.min(block, rows - 8);
            FloatVector s0 = FloatVector.zero(S);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            FloatVector s4 = s0;
            FloatVector s5 = s0;
            FloatVector s6 = s0;
            FloatVector s7 = s0;
            int f = xAt + r;
            int w = mAt;
            for (int e = 0; e < examples; e++) {
                FloatVector v = FloatVector.fromArray(S, m, w);
                s0 = FloatVector.broadcast(S, x[f]).fma(v, s0);
                s1 = FloatVector.broadcast(S, x[f + 1]).fma(v, s1);
                LoadOrder.keep();
                s2 = FloatVector.broadcast(S, x[f + 2]).fma(v, s2);
                s3 = FloatVector.broadcast(S, x[f + 3]).fma(v, s3);
                LoadOrder.keep();
                s4 = FloatVector.broadcast(S, x[f + 4]).fma(v, s4);
                s5 = FloatVector.broadcast(S, x[f + 5]).fma(v, s5);
                LoadOrder.keep();
                s6 = FloatVector.broadcast(S, x[f + 6]).fma(v, s6);
                s7 = FloatVector.broadcast(S, x[f + 7]).fma(v, s7);
                f += xRow;
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
