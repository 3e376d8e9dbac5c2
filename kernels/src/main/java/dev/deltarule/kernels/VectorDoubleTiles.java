package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of a product: a tile of sums stays in registers while a loop runs over the terms.
 *
 * <pre>
 *                        panel: two vectors of a row of the matrix for each term k
 *                        | w0             | w1             |
 *   x[0, k]  x[0, k+1]   | s00            | s01            |
 *   x[1, k]  x[1, k+1]   | s10            | s11            |   s += x * w for each of them:
 *     ...       ...      |                |                |   twelve sums, eight numbers read
 *   x[5, k]  x[5, k+1]   | s50            | s51            |
 * </pre>
 *
 * <p>So each number read from memory serves several multiply-adds. A tile has as many sums as registers allow: 6 x 2 of 16, and
 * 4 x 4 of the 32 that machines with vectors of 512 bits have. Two terms are written out, so that counting costs half. A method
 * must not have more than some eighty calls of the Vector API, or HotSpot gives up making instructions of them.
 */
final class VectorDoubleTiles {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleTiles() {}

    /**
     * Adds to sums of 6 rows x 2 vectors.
     *
     * @param x the factors of each row, {@link TileShape#TERMS_ROW} apart
     * @param first the first term, 0: an argument because HotSpot on JDK 17 checks bounds in every turn of a loop whose beginning
     *     it knows
     * @param end behind the last term; an even number
     * @param to the sums
     */
    static void tile6x2(double[] x, int first, int end, double[] panel, int panelAt, double[] to, int toAt, int toRow) {
        int at1 = toAt + toRow;
        int at2 = toAt + 2 * toRow;
        int at3 = toAt + 3 * toRow;
        int at4 = toAt + 4 * toRow;
        int at5 = toAt + 5 * toRow;
        DoubleVector s00 = DoubleVector.fromArray(S, to, toAt);
        DoubleVector s01 = DoubleVector.fromArray(S, to, toAt + L);
        DoubleVector s10 = DoubleVector.fromArray(S, to, at1);
        DoubleVector s11 = DoubleVector.fromArray(S, to, at1 + L);
        DoubleVector s20 = DoubleVector.fromArray(S, to, at2);
        DoubleVector s21 = DoubleVector.fromArray(S, to, at2 + L);
        DoubleVector s30 = DoubleVector.fromArray(S, to, at3);
        DoubleVector s31 = DoubleVector.fromArray(S, to, at3 + L);
        DoubleVector s40 = DoubleVector.fromArray(S, to, at4);
        DoubleVector s41 = DoubleVector.fromArray(S, to, at4 + L);
        DoubleVector s50 = DoubleVector.fromArray(S, to, at5);
        DoubleVector s51 = DoubleVector.fromArray(S, to, at5 + L);
        for (int k = first; k < end; k += 2) {
            int w = panelAt + 2 * L * k;
            DoubleVector w0 = DoubleVector.fromArray(S, panel, w);
            DoubleVector w1 = DoubleVector.fromArray(S, panel, w + L);
            DoubleVector x0 = DoubleVector.broadcast(S, x[k]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            LoadOrder.keep();
            DoubleVector x1 = DoubleVector.broadcast(S, x[k + TileShape.TERMS_ROW]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            LoadOrder.keep();
            DoubleVector x2 = DoubleVector.broadcast(S, x[k + 2 * TileShape.TERMS_ROW]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            LoadOrder.keep();
            DoubleVector x3 = DoubleVector.broadcast(S, x[k + 3 * TileShape.TERMS_ROW]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            LoadOrder.keep();
            DoubleVector x4 = DoubleVector.broadcast(S, x[k + 4 * TileShape.TERMS_ROW]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            LoadOrder.keep();
            DoubleVector x5 = DoubleVector.broadcast(S, x[k + 5 * TileShape.TERMS_ROW]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
            LoadOrder.keep();
            w0 = DoubleVector.fromArray(S, panel, w + 2 * L);
            w1 = DoubleVector.fromArray(S, panel, w + 3 * L);
            x0 = DoubleVector.broadcast(S, x[k + 1]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            LoadOrder.keep();
            x1 = DoubleVector.broadcast(S, x[k + TileShape.TERMS_ROW + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            LoadOrder.keep();
            x2 = DoubleVector.broadcast(S, x[k + 2 * TileShape.TERMS_ROW + 1]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            LoadOrder.keep();
            x3 = DoubleVector.broadcast(S, x[k + 3 * TileShape.TERMS_ROW + 1]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            LoadOrder.keep();
            x4 = DoubleVector.broadcast(S, x[k + 4 * TileShape.TERMS_ROW + 1]);
            s40 = x4.fma(w0, s40);
            s41 = x4.fma(w1, s41);
            LoadOrder.keep();
            x5 = DoubleVector.broadcast(S, x[k + 5 * TileShape.TERMS_ROW + 1]);
            s50 = x5.fma(w0, s50);
            s51 = x5.fma(w1, s51);
        }
        s00.intoArray(to, toAt);
        s01.intoArray(to, toAt + L);
        s10.intoArray(to, at1);
        s11.intoArray(to, at1 + L);
        s20.intoArray(to, at2);
        s21.intoArray(to, at2 + L);
        s30.intoArray(to, at3);
        s31.intoArray(to, at3 + L);
        s40.intoArray(to, at4);
        s41.intoArray(to, at4 + L);
        s50.intoArray(to, at5);
        s51.intoArray(to, at5 + L);
    }

    /**
     * Adds to sums of 4 rows x 4 vectors.
     *
     * @param x the factors of each row, {@link TileShape#TERMS_ROW} apart
     * @param first the first term, 0: an argument because HotSpot on JDK 17 checks bounds in every turn of a loop whose beginning
     *     it knows
     * @param end behind the last term; an even number
     * @param to the sums
     */
    static void tile4x4(double[] x, int first, int end, double[] panel, int panelAt, double[] to, int toAt, int toRow) {
        int at1 = toAt + toRow;
        int at2 = toAt + 2 * toRow;
        int at3 = toAt + 3 * toRow;
        DoubleVector s00 = DoubleVector.fromArray(S, to, toAt);
        DoubleVector s01 = DoubleVector.fromArray(S, to, toAt + L);
        DoubleVector s02 = DoubleVector.fromArray(S, to, toAt + 2 * L);
        DoubleVector s03 = DoubleVector.fromArray(S, to, toAt + 3 * L);
        DoubleVector s10 = DoubleVector.fromArray(S, to, at1);
        DoubleVector s11 = DoubleVector.fromArray(S, to, at1 + L);
        DoubleVector s12 = DoubleVector.fromArray(S, to, at1 + 2 * L);
        DoubleVector s13 = DoubleVector.fromArray(S, to, at1 + 3 * L);
        DoubleVector s20 = DoubleVector.fromArray(S, to, at2);
        DoubleVector s21 = DoubleVector.fromArray(S, to, at2 + L);
        DoubleVector s22 = DoubleVector.fromArray(S, to, at2 + 2 * L);
        DoubleVector s23 = DoubleVector.fromArray(S, to, at2 + 3 * L);
        DoubleVector s30 = DoubleVector.fromArray(S, to, at3);
        DoubleVector s31 = DoubleVector.fromArray(S, to, at3 + L);
        DoubleVector s32 = DoubleVector.fromArray(S, to, at3 + 2 * L);
        DoubleVector s33 = DoubleVector.fromArray(S, to, at3 + 3 * L);
        for (int k = first; k < end; k += 2) {
            int w = panelAt + 4 * L * k;
            DoubleVector w0 = DoubleVector.fromArray(S, panel, w);
            DoubleVector w1 = DoubleVector.fromArray(S, panel, w + L);
            DoubleVector w2 = DoubleVector.fromArray(S, panel, w + 2 * L);
            DoubleVector w3 = DoubleVector.fromArray(S, panel, w + 3 * L);
            DoubleVector x0 = DoubleVector.broadcast(S, x[k]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            s02 = x0.fma(w2, s02);
            s03 = x0.fma(w3, s03);
            DoubleVector x1 = DoubleVector.broadcast(S, x[k + TileShape.TERMS_ROW]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            s12 = x1.fma(w2, s12);
            s13 = x1.fma(w3, s13);
            DoubleVector x2 = DoubleVector.broadcast(S, x[k + 2 * TileShape.TERMS_ROW]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            s22 = x2.fma(w2, s22);
            s23 = x2.fma(w3, s23);
            DoubleVector x3 = DoubleVector.broadcast(S, x[k + 3 * TileShape.TERMS_ROW]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            s32 = x3.fma(w2, s32);
            s33 = x3.fma(w3, s33);
            w0 = DoubleVector.fromArray(S, panel, w + 4 * L);
            w1 = DoubleVector.fromArray(S, panel, w + 5 * L);
            w2 = DoubleVector.fromArray(S, panel, w + 6 * L);
            w3 = DoubleVector.fromArray(S, panel, w + 7 * L);
            x0 = DoubleVector.broadcast(S, x[k + 1]);
            s00 = x0.fma(w0, s00);
            s01 = x0.fma(w1, s01);
            s02 = x0.fma(w2, s02);
            s03 = x0.fma(w3, s03);
            x1 = DoubleVector.broadcast(S, x[k + TileShape.TERMS_ROW + 1]);
            s10 = x1.fma(w0, s10);
            s11 = x1.fma(w1, s11);
            s12 = x1.fma(w2, s12);
            s13 = x1.fma(w3, s13);
            x2 = DoubleVector.broadcast(S, x[k + 2 * TileShape.TERMS_ROW + 1]);
            s20 = x2.fma(w0, s20);
            s21 = x2.fma(w1, s21);
            s22 = x2.fma(w2, s22);
            s23 = x2.fma(w3, s23);
            x3 = DoubleVector.broadcast(S, x[k + 3 * TileShape.TERMS_ROW + 1]);
            s30 = x3.fma(w0, s30);
            s31 = x3.fma(w1, s31);
            s32 = x3.fma(w2, s32);
            s33 = x3.fma(w3, s33);
        }
        s00.intoArray(to, toAt);
        s01.intoArray(to, toAt + L);
        s02.intoArray(to, toAt + 2 * L);
        s03.intoArray(to, toAt + 3 * L);
        s10.intoArray(to, at1);
        s11.intoArray(to, at1 + L);
        s12.intoArray(to, at1 + 2 * L);
        s13.intoArray(to, at1 + 3 * L);
        s20.intoArray(to, at2);
        s21.intoArray(to, at2 + L);
        s22.intoArray(to, at2 + 2 * L);
        s23.intoArray(to, at2 + 3 * L);
        s30.intoArray(to, at3);
        s31.intoArray(to, at3 + L);
        s32.intoArray(to, at3 + 2 * L);
        s33.intoArray(to, at3 + 3 * L);
    }
}
