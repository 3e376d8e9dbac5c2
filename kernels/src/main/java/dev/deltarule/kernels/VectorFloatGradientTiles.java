package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of a gradient: tiles as in {@link VectorFloatTiles}, whose terms are examples. Their factors, inputs of one
 * example after the other, were copied next to each other, and at the end the sums are added to a matrix.
 */
final class VectorFloatGradientTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatGradientTiles() {}

    /**
     * Adds the products of 6 rows x 2 vectors to a matrix, times a factor.
     *
     * @param first the first term, 0: see {@link VectorFloatTiles}
     * @param end behind the last term; an even number
     */
    static void tile6x2(
            float[] x,
            int first,
            int end,
            float[] panel,
            int panelAt,
            float[] sum,
            int sumAt,
            int sumRow,
            float factor) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        FloatVector s40 = zero;
        FloatVector s41 = zero;
        FloatVector s50 = zero;
        FloatVector s51 = zero;
        for (int k = first; k < end; k += 2) {
            int w = panelAt + 2 * L * k;
            int f = TileShape.FACTORS_ROW * k;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, x[f]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, x[f + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, x[f + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, x[f + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            LoadOrder.keep();
            FloatVector x4 = FloatVector.broadcast(S, x[f + 4]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            LoadOrder.keep();
            FloatVector x5 = FloatVector.broadcast(S, x[f + 5]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, x[f + TileShape.FACTORS_ROW]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            LoadOrder.keep();
            x4 = FloatVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 4]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            LoadOrder.keep();
            x5 = FloatVector.broadcast(S, x[f + TileShape.FACTORS_ROW + 5]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        s00.fma(times, FloatVector.fromArray(S, sum, sumAt)).intoArray(sum, sumAt);
        s01.fma(times, FloatVector.fromArray(S, sum, sumAt + L)).intoArray(sum, sumAt + L);
        int at1 = sumAt + sumRow;
        s10.fma(times, FloatVector.fromArray(S, sum, at1)).intoArray(sum, at1);
        s11.fma(times, FloatVector.fromArray(S, sum, at1 + L)).intoArray(sum, at1 + L);
        int at2 = sumAt + 2 * sumRow;
        s20.fma(times, FloatVector.fromArray(S, sum, at2)).intoArray(sum, at2);
        s21.fma(times, FloatVector.fromArray(S, sum, at2 + L)).intoArray(sum, at2 + L);
        int at3 = sumAt + 3 * sumRow;
        s30.fma(times, FloatVector.fromArray(S, sum, at3)).intoArray(sum, at3);
        s31.fma(times, FloatVector.fromArray(S, sum, at3 + L)).intoArray(sum, at3 + L);
        int at4 = sumAt + 4 * sumRow;
        s40.fma(times, FloatVector.fromArray(S, sum, at4)).intoArray(sum, at4);
        s41.fma(times, FloatVector.fromArray(S, sum, at4 + L)).intoArray(sum, at4 + L);
        int at5 = sumAt + 5 * sumRow;
        s50.fma(times, FloatVector.fromArray(S, sum, at5)).intoArray(sum, at5);
        s51.fma(times, FloatVector.fromArray(S, sum, at5 + L)).intoArray(sum, at5 + L);
    }

    /**
     * Adds the products of 4 rows x 4 vectors to a matrix, times a factor.
     *
     * @param first the first term, 0: see {@link VectorFloatTiles}
     * @param end behind the last term; any number
     */
    static void tile4x4(
            float[] x,
            int first,
            int end,
            float[] panel,
            int panelAt,
            float[] sum,
            int sumAt,
            int sumRow,
            float factor) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s02 = zero;
        FloatVector s03 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s12 = zero;
        FloatVector s13 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s22 = zero;
        FloatVector s23 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        FloatVector s32 = zero;
        FloatVector s33 = zero;
        for (int k = first; k < end; k++) {
            int w = panelAt + 4 * L * k;
            int f = TileShape.FACTORS_ROW * k;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector w2 = FloatVector.fromArray(S, panel, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, panel, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, x[f]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            s02 = x0.fma(w2, s02);
            s03 = x0.fma(w3, s03);
            FloatVector x1 = FloatVector.broadcast(S, x[f + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            s12 = x1.fma(w2, s12);
            s13 = x1.fma(w3, s13);
            FloatVector x2 = FloatVector.broadcast(S, x[f + 2]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            s22 = x2.fma(w2, s22);
            s23 = x2.fma(w3, s23);
            FloatVector x3 = FloatVector.broadcast(S, x[f + 3]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            s32 = x3.fma(w2, s32);
            s33 = x3.fma(w3, s33);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        s00.fma(times, FloatVector.fromArray(S, sum, sumAt)).intoArray(sum, sumAt);
        s01.fma(times, FloatVector.fromArray(S, sum, sumAt + L)).intoArray(sum, sumAt + L);
        s02.fma(times, FloatVector.fromArray(S, sum, sumAt + 2 * L)).intoArray(sum, sumAt + 2 * L);
        s03.fma(times, FloatVector.fromArray(S, sum, sumAt + 3 * L)).intoArray(sum, sumAt + 3 * L);
        int at1 = sumAt + sumRow;
        s10.fma(times, FloatVector.fromArray(S, sum, at1)).intoArray(sum, at1);
        s11.fma(times, FloatVector.fromArray(S, sum, at1 + L)).intoArray(sum, at1 + L);
        s12.fma(times, FloatVector.fromArray(S, sum, at1 + 2 * L)).intoArray(sum, at1 + 2 * L);
        s13.fma(times, FloatVector.fromArray(S, sum, at1 + 3 * L)).intoArray(sum, at1 + 3 * L);
        int at2 = sumAt + 2 * sumRow;
        s20.fma(times, FloatVector.fromArray(S, sum, at2)).intoArray(sum, at2);
        s21.fma(times, FloatVector.fromArray(S, sum, at2 + L)).intoArray(sum, at2 + L);
        s22.fma(times, FloatVector.fromArray(S, sum, at2 + 2 * L)).intoArray(sum, at2 + 2 * L);
        s23.fma(times, FloatVector.fromArray(S, sum, at2 + 3 * L)).intoArray(sum, at2 + 3 * L);
        int at3 = sumAt + 3 * sumRow;
        s30.fma(times, FloatVector.fromArray(S, sum, at3)).intoArray(sum, at3);
        s31.fma(times, FloatVector.fromArray(S, sum, at3 + L)).intoArray(sum, at3 + L);
        s32.fma(times, FloatVector.fromArray(S, sum, at3 + 2 * L)).intoArray(sum, at3 + 2 * L);
        s33.fma(times, FloatVector.fromArray(S, sum, at3 + 3 * L)).intoArray(sum, at3 + 3 * L);
    }
}
