package dev.deltarule.kernels;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Copies parts of matrices to where tiles read them: one after the other, and whole vectors. What lies a power of two apart in
 * memory falls on the same few places of the cache, where copies do not.
 */
final class VectorDoublePanels {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoublePanels() {}

    /** Copies {@code width} columns of some rows to rows of {@code lanes} numbers, of which the rest becomes 0. */
    static void pack(double[] from, int at, int row, int rows, int width, int lanes, double[] panel, int to) {
        if (width == lanes && lanes == 2 * L) {
            packTwo(from, at, row, rows, panel, to);
        } else {
            for (int k = 0; k < rows; k++) {
                System.arraycopy(from, at + k * row, panel, to + k * lanes, width);
                Arrays.fill(panel, to + k * lanes + width, to + (k + 1) * lanes, 0);
            }
        }
    }

    private static void packTwo(double[] from, int at, int row, int rows, double[] panel, int to) {
        int source = at;
        int target = to;
        for (int k = 0; k < rows; k++) {
            DoubleVector.fromArray(S, from, source).intoArray(panel, target);
            DoubleVector.fromArray(S, from, source + L).intoArray(panel, target + L);
            source += row;
            target += 2 * L;
        }
    }

    /**
     * Copies {@code width} rows of a matrix to columns: the panel gets a row of {@code lanes} numbers for each column. Eight rows
     * at a time, so that what is written lies together.
     */
    static void packTransposed(
            double[] from, int at, int row, int columns, int width, int lanes, double[] panel, int to) {
        int lane = 0;
        for (; lane <= width - 8; lane += 8) {
            packEightTransposed(from, at + lane * row, row, columns, lanes, panel, to + lane);
        }
        for (; lane < width; lane++) {
            int source = at + lane * row;
            for (int k = 0; k < columns; k++) {
                panel[to + k * lanes + lane] = from[source + k];
            }
        }
        if (width < lanes) {
            for (int k = 0; k < columns; k++) {
                Arrays.fill(panel, to + k * lanes + width, to + (k + 1) * lanes, 0);
            }
        }
    }

    private static void packEightTransposed(
            double[] from, int at, int row, int columns, int lanes, double[] panel, int to) {
        int at1 = at + row;
        int at2 = at1 + row;
        int at3 = at2 + row;
        int at4 = at3 + row;
        int at5 = at4 + row;
        int at6 = at5 + row;
        int at7 = at6 + row;
        int target = to;
        for (int k = 0; k < columns; k++) {
            panel[target] = from[at + k];
            panel[target + 1] = from[at1 + k];
            panel[target + 2] = from[at2 + k];
            panel[target + 3] = from[at3 + k];
            panel[target + 4] = from[at4 + k];
            panel[target + 5] = from[at5 + k];
            panel[target + 6] = from[at6 + k];
            panel[target + 7] = from[at7 + k];
            target += lanes;
        }
    }

    /**
     * Copies {@code count} numbers of each of some rows to the factors of a tile, whose other rows get 0.
     *
     * @param width the numbers in a row of the matrix from {@code at} on, at least {@code count}
     */
    static void packFactors(
            double[] from, int at, int row, int rows, int count, int width, int tile, double[] factors) {
        if (count == tile && tile <= L && width >= L) {
            // Whole vectors: what they write too much lies where the next row is written after them, or behind the
            // last.
            for (int k = 0; k < rows; k++) {
                DoubleVector.fromArray(S, from, at + k * row).intoArray(factors, k * TileShape.FACTORS_ROW);
            }
            return;
        }
        for (int k = 0; k < rows; k++) {
            int to = k * TileShape.FACTORS_ROW;
            for (int i = 0; i < count; i++) {
                factors[to + i] = from[at + k * row + i];
            }
            for (int i = count; i < tile; i++) {
                factors[to + i] = 0;
            }
        }
    }

    /** The terms of a tile for so many terms: an even number. */
    static int even(int terms) {
        return terms + terms % 2;
    }

    /** Tiles do two terms at once, so an odd number of terms gets one more, which is 0. */
    static void clearLastRow(int lanes, double[] panel, int at, int terms) {
        Arrays.fill(panel, at + lanes * terms, at + lanes * even(terms), 0);
    }

    /** Copies the first numbers of some rows. */
    static void copyRows(int rows, int width, double[] from, int at, int row, double[] to, int toAt, int toRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, at + r * row, to, toAt + r * toRow, width);
        }
    }
}
