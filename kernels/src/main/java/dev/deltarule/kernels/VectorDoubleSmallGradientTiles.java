package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorDoubleSmallGradient}, like those of {@link VectorDoubleSmallProductTiles}; but here the terms of a sum
 * are the examples, so that the factors of a turn lie next to each other.
 */
final class VectorDoubleSmallGradientTiles {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private VectorDoubleSmallGradientTiles() {}

    /**
     * Two vectors of columns: {@code to[r, j] = Σe x[e, r] · m[e, j]}.
     *
     * @param rows with less than 4, what lies behind them is read and written as if it belonged to them
     * @param second from the first vector to the second
     */
    static void fourRows(
            int rows,
            int examples,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            int second,
            double[] to,
            int toAt,
            int toRow) {
        for (int block = 0; block < rows; block += 4) {
            int r = Math.max(0, Math.min(block, rows - 4));
            DoubleVector s00 = DoubleVector.zero(S);
            DoubleVector s01 = s00;
            DoubleVector s10 = s00;
            DoubleVector s11 = s00;
            DoubleVector s20 = s00;
            DoubleVector s21 = s00;
            DoubleVector s30 = s00;
            DoubleVector s31 = s00;
            int f = xAt + r;
            int w = mAt;
            for (int e = 0; e < examples; e++) {
                DoubleVector w0 = DoubleVector.fromArray(S, m, w);
                DoubleVector w1 = DoubleVector.fromArray(S, m, w + second);
                DoubleVector f0 = DoubleVector.broadcast(S, x[f]);
                s00 = f0.fma(w0, s00);
                s01 = f0.fma(w1, s01);
                DoubleVector f1 = DoubleVector.broadcast(S, x[f + 1]);
                s10 = f1.fma(w0, s10);
                s11 = f1.fma(w1, s11);
                DoubleVector f2 = DoubleVector.broadcast(S, x[f + 2]);
                s20 = f2.fma(w0, s20);
                s21 = f2.fma(w1, s21);
                DoubleVector f3 = DoubleVector.broadcast(S, x[f + 3]);
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
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            double[] to,
            int toAt,
            int toRow) {
        for (int block = 0; block < rows; block += 8) {
            int r = Math.min(block, rows - 8);
            DoubleVector s0 = DoubleVector.zero(S);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            DoubleVector s4 = s0;
            DoubleVector s5 = s0;
            DoubleVector s6 = s0;
            DoubleVector s7 = s0;
            int f = xAt + r;
            int w = mAt;
            for (int e = 0; e < examples; e++) {
                DoubleVector v = DoubleVector.fromArray(S, m, w);
                s0 = DoubleVector.broadcast(S, x[f]).fma(v, s0);
                s1 = DoubleVector.broadcast(S, x[f + 1]).fma(v, s1);
                LoadOrder.keep();
                s2 = DoubleVector.broadcast(S, x[f + 2]).fma(v, s2);
                s3 = DoubleVector.broadcast(S, x[f + 3]).fma(v, s3);
                LoadOrder.keep();
                s4 = DoubleVector.broadcast(S, x[f + 4]).fma(v, s4);
                s5 = DoubleVector.broadcast(S, x[f + 5]).fma(v, s5);
                LoadOrder.keep();
                s6 = DoubleVector.broadcast(S, x[f + 6]).fma(v, s6);
                s7 = DoubleVector.broadcast(S, x[f + 7]).fma(v, s7);
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
