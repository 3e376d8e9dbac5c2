package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of a gradient: tiles as in {@link VectorDoubleTiles}, whose terms are examples. Their factors, inputs of one
 * example after the other, were copied next to each other, and at the end the sums are added to a matrix.
 */
final class VectorDoubleGradientTiles {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleGradientTiles() {}

    /**
     * Adds the products of 6 rows x 2 vectors to a matrix, times a factor.
     *
     * @param first the first term, 0: see {@link VectorDoubleTiles}
     * @param end behind the last term; an even number
     */
    static void tile6x2(
            double[] x,
            int first,
            int end,
            double[] panel,
            int panelAt,
            double[] sum,
            int sumAt,
            int sumRow,
            double factor) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector s00 = zero;
        DoubleVector s01 = zero;
        DoubleVector s10 = zero;
        DoubleVector s11 = zero;
        DoubleVector s20 = zero;
        DoubleVector s21 = zero;
        DoubleVector s30 = zero;
        DoubleVector s31 = zero;
        DoubleVector s40 = zero;
        DoubleVector s41 = zero;
        DoubleVector s50 = zero;
        DoubleVector s51 = zero;
        for (int k = first; k < end; k += 2) {
            int w = panelAt + 2 * L * k;
            int f = TileShape.FACTORS_ROW * k;
            DoubleVector w0 = DoubleVector.fromArray(S, panel, w);
            DoubleVector w1 = DoubleVector.fromArray(S, panel, w + L);
            DoubleVector x0 = DoubleVector.broadcast(S, x[f]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            LoadOrder.keep();
            DoubleVector x1 = DoubleVector.broadcast(S, x[f + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            LoadOrder.keep();
            DoubleVector x2 = DoubleVector.broadcast(S, x[f + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            LoadOrder.keep();
            DoubleVector x3 = DoubleVector.broadcast(S, x[f + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            LoadOrder.keep();
            DoubleVector x4 = DoubleVector.broadcast(S, x[f + 4]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            LoadOrder.keep();
            DoubleVector x5 = DoubleVector.broadcast(S, x[f + 5]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
            LoadOrder.keep();
            w0 = DoubleVector.fromArray(S, panel, w + 2 * L);
            w1 = DoubleVector.fromArray(S, panel, w + 3 * L);
            x0 = DoubleVector.broadcast(S, x[f + TileShape.FACTORS_ROW]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            LoadOrder.keep();
            x1 = DoubleVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            LoadOrder.keep();
            x2 = DoubleVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            LoadOrder.keep();
            x3 = DoubleVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            LoadOrder.keep();
            x4 = DoubleVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 4]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            LoadOrder.keep();
            x5 = DoubleVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 5]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
        }
        DoubleVector times = DoubleVector.broadcast(S, factor);
        s00.fma(times, DoubleVector.fromArray(S, sum, sumAt)).intoArray(sum, sumAt);
        s01.fma(times, DoubleVector.fromArray(S, sum, sumAt + L)).intoArray(sum, sumAt + L);
        int at1 = sumAt + sumRow;
        s10.fma(times, DoubleVector.fromArray(S, sum, at1)).intoArray(sum, at1);
        s11.fma(times, DoubleVector.fromArray(S, sum, at1 + L)).intoArray(sum, at1 + L);
        int at2 = sumAt + 2 * sumRow;
        s20.fma(times, DoubleVector.fromArray(S, sum, at2)).intoArray(sum, at2);
        s21.fma(times, DoubleVector.fromArray(S, sum, at2 + L)).intoArray(sum, at2 + L);
        int at3 = sumAt + 3 * sumRow;
        s30.fma(times, DoubleVector.fromArray(S, sum, at3)).intoArray(sum, at3);
        s31.fma(times, DoubleVector.fromArray(S, sum, at3 + L)).intoArray(sum, at3 + L);
        int at4 = sumAt + 4 * sumRow;
        s40.fma(times, DoubleVector.fromArray(S, sum, at4)).intoArray(sum, at4);
        s41.fma(times, DoubleVector.fromArray(S, sum, at4 + L)).intoArray(sum, at4 + L);
        int at5 = sumAt + 5 * sumRow;
        s50.fma(times, DoubleVector.fromArray(S, sum, at5)).intoArray(sum, at5);
        s51.fma(times, DoubleVector.fromArray(S, sum, at5 + L)).intoArray(sum, at5 + L);
    }

    /**
     * Adds the products of 4 rows x 4 vectors to a matrix, times a factor.
     *
     * @param first the first term, 0: see {@link VectorDoubleTiles}
     * @param end behind the last term; any number
     */
    static void tile4x4(
            double[] x,
            int first,
            int end,
            double[] panel,
            int panelAt,
            double[] sum,
            int sumAt,
            int sumRow,
            double factor) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector s00 = zero;
        DoubleVector s01 = zero;
        DoubleVector s02 = zero;
        DoubleVector s03 = zero;
        DoubleVector s10 = zero;
        DoubleVector s11 = zero;
        DoubleVector s12 = zero;
        DoubleVector s13 = zero;
        DoubleVector s20 = zero;
        DoubleVector s21 = zero;
        DoubleVector s22 = zero;
        DoubleVector s23 = zero;
        DoubleVector s30 = zero;
        DoubleVector s31 = zero;
        DoubleVector s32 = zero;
        DoubleVector s33 = zero;
        for (int k = first; k < end; k++) {
            int w = panelAt + 4 * L * k;
            int f = TileShape.FACTORS_ROW * k;
            DoubleVector w0 = DoubleVector.fromArray(S, panel, w);
            DoubleVector w1 = DoubleVector.fromArray(S, panel, w + L);
            DoubleVector w2 = DoubleVector.fromArray(S, panel, w + 2 * L);
            DoubleVector w3 = DoubleVector.fromArray(S, panel, w + 3 * L);
            DoubleVector x0 = DoubleVector.broadcast(S, x[f]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            s02 = x0.fma(w2, s02);
            s03 = x0.fma(w3, s03);
            DoubleVector x1 = DoubleVector.broadcast(S, x[f + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            s12 = x1.fma(w2, s12);
            s13 = x1.fma(w3, s13);
            DoubleVector x2 = DoubleVector.broadcast(S, x[f + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            s22 = x2.fma(w2, s22);
            s23 = x2.fma(w3, s23);
            DoubleVector x3 = DoubleVector.broadcast(S, x[f + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            s32 = x3.fma(w2, s32);
            s33 = x3.fma(w3, s33);
        }
        DoubleVector times = DoubleVector.broadcast(S, factor);
        s00.fma(times, DoubleVector.fromArray(S, sum, sumAt)).intoArray(sum, sumAt);
        s01.fma(times, DoubleVector.fromArray(S, sum, sumAt + L)).intoArray(sum, sumAt + L);
        s02.fma(times, DoubleVector.fromArray(S, sum, sumAt + 2 * L)).intoArray(sum, sumAt + 2 * L);
        s03.fma(times, DoubleVector.fromArray(S, sum, sumAt + 3 * L)).intoArray(sum, sumAt + 3 * L);
        int at1 = sumAt + sumRow;
        s10.fma(times, DoubleVector.fromArray(S, sum, at1)).intoArray(sum, at1);
        s11.fma(times, DoubleVector.fromArray(S, sum, at1 + L)).intoArray(sum, at1 + L);
        s12.fma(times, DoubleVector.fromArray(S, sum, at1 + 2 * L)).intoArray(sum, at1 + 2 * L);
        s13.fma(times, DoubleVector.fromArray(S, sum, at1 + 3 * L)).intoArray(sum, at1 + 3 * L);
        int at2 = sumAt + 2 * sumRow;
        s20.fma(times, DoubleVector.fromArray(S, sum, at2)).intoArray(sum, at2);
        s21.fma(times, DoubleVector.fromArray(S, sum, at2 + L)).intoArray(sum, at2 + L);
        s22.fma(times, DoubleVector.fromArray(S, sum, at2 + 2 * L)).intoArray(sum, at2 + 2 * L);
        s23.fma(times, DoubleVector.fromArray(S, sum, at2 + 3 * L)).intoArray(sum, at2 + 3 * L);
        int at3 = sumAt + 3 * sumRow;
        s30.fma(times, DoubleVector.fromArray(S, sum, at3)).intoArray(sum, at3);
        s31.fma(times, DoubleVector.fromArray(S, sum, at3 + L)).intoArray(sum, at3 + L);
        s32.fma(times, DoubleVector.fromArray(S, sum, at3 + 2 * L)).intoArray(sum, at3 + 2 * L);
        s33.fma(times, DoubleVector.fromArray(S, sum, at3 + 3 * L)).intoArray(sum, at3 + 3 * L);
    }
}
