package dev.deltarule.kernels;

/**
 * Adds rows of a matrix to sums, in loops that HotSpot vectorises by itself.
 *
 * <p>It does so only where all arrays of a loop share one index: {@code sum[j] += x * row[j]}, but not
 * {@code sum[j] += x * w[at + j]}. So rows are copied to arrays of their own first. Four of them are added at a time, which
 * loads and stores each sum once instead of four times; and each group of four serves up to {@link FloatScratch#ROWS} rows of
 * sums, so that the copies cost little.
 *
 * <pre>
 *                       four rows of the matrix, copied
 *                       a a a a a a a a a a
 *                       b b b b b b b b b b
 *                       c c c c c c c c c c
 *    their factors      d d d d d d d d d d
 *    x0 x1 x2 x3   ->   s s s s s s s s s s    sums of one example
 *    x0 x1 x2 x3   ->   s s s s s s s s s s    of the next, ...
 * </pre>
 */
final class PlainFloatRows {
    private PlainFloatRows() {}

    /**
     * Adds {@code Σk x[r, k] · m[k, j]} to the sums of each row r, where {@code x[r, k]} is the number at
     * {@code xAt + r * xRow + k * xStep}.
     */
    static void addRows(
            int count,
            int terms,
            int width,
            float[] x,
            int xAt,
            int xRow,
            int xStep,
            float[] m,
            int mAt,
            int mRow,
            FloatScratch scratch) {
        float[][] rows = scratch.rows;
        int k = 0;
        for (; k <= terms - 4; k += 4) {
            for (int t = 0; t < 4; t++) {
                System.arraycopy(m, mAt + (k + t) * mRow, rows[t], 0, width);
            }
            addFourToEach(count, width, x, xAt + k * xStep, xRow, xStep, scratch);
        }
        for (; k < terms; k++) {
            System.arraycopy(m, mAt + k * mRow, rows[0], 0, width);
            addOneToEach(count, width, x, xAt + k * xStep, xRow, scratch);
        }
    }

    /** The same with the columns of the matrix: adds {@code Σk x[r, k] · m[j, k]}. */
    static void addColumns(
            int count,
            int terms,
            int width,
            float[] x,
            int xAt,
            int xRow,
            float[] m,
            int mAt,
            int mRow,
            FloatScratch scratch) {
        float[][] rows = scratch.rows;
        int k = 0;
        for (; k <= terms - 4; k += 4) {
            copyFourColumns(m, mAt + k, mRow, width, rows[0], rows[1], rows[2], rows[3]);
            addFourToEach(count, width, x, xAt + k, xRow, 1, scratch);
        }
        for (; k < terms; k++) {
            float[] column = rows[0];
            for (int j = 0; j < width; j++) {
                column[j] = m[mAt + j * mRow + k];
            }
            addOneToEach(count, width, x, xAt + k, xRow, scratch);
        }
    }

    private static void copyFourColumns(
            float[] m, int mAt, int mRow, int width, float[] a, float[] b, float[] c, float[] d) {
        int at = mAt;
        for (int j = 0; j < width; j++) {
            a[j] = m[at];
            b[j] = m[at + 1];
            c[j] = m[at + 2];
            d[j] = m[at + 3];
            at += mRow;
        }
    }

    private static void addFourToEach(
            int count, int width, float[] x, int xAt, int xRow, int xStep, FloatScratch scratch) {
        float[][] rows = scratch.rows;
        float[] a = rows[0];
        float[] b = rows[1];
        float[] c = rows[2];
        float[] d = rows[3];
        for (int r = 0; r < count; r++) {
            int at = xAt + r * xRow;
            float x0 = x[at];
            float x1 = x[at + xStep];
            float x2 = x[at + 2 * xStep];
            float x3 = x[at + 3 * xStep];
            if (x0 != 0 || x1 != 0 || x2 != 0 || x3 != 0) {
                addFour(scratch.sums[r], a, x0, b, x1, c, x2, d, x3, width);
            }
        }
    }

    private static void addOneToEach(int count, int width, float[] x, int xAt, int xRow, FloatScratch scratch) {
        for (int r = 0; r < count; r++) {
            float factor = x[xAt + r * xRow];
            if (factor != 0) {
                add(scratch.sums[r], scratch.rows[0], factor, width);
            }
        }
    }

    private static void addFour(
            float[] sum,
            float[] a,
            float x0,
            float[] b,
            float x1,
            float[] c,
            float x2,
            float[] d,
            float x3,
            int width) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(x3, d[j], Math.fma(x2, c[j], Math.fma(x1, b[j], Math.fma(x0, a[j], sum[j]))));
        }
    }

    static void add(float[] sum, float[] row, float factor, int width) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }

    static void addProduct(float[] sum, float[] row, float x, float factor, int width) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(factor, x * row[j], sum[j]);
        }
    }

    static void fill(float[] sum, int width, float value) {
        for (int j = 0; j < width; j++) {
            sum[j] = value;
        }
    }
}
