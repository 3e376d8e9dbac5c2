package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;

/**
 * Products with few weights, read where they lie: with {@link VectorDoubleTiles} the copies to panels would take longer than the
 * sums.
 *
 * <p>Vectors hold columns of the result. Where they do not come out even, the last vector begins earlier, so that some columns
 * are computed twice. Rows shorter than a vector are computed with some numbers too many, in working memory: each row that is
 * stored there overwrites what the row before has too many, here with 3 units and vectors of 8 numbers:
 *
 * <pre>
 *   row 0    a a a ? ? ? ? ?
 *   row 1          b b b ? ? ? ? ?
 *   row 2                c c c ? ? ? ? ?
 *   then     a a a b b b c c c            is copied to where it belongs
 * </pre>
 */
final class VectorDoubleSmallProduct {
    private static final int L = DoubleVector.SPECIES_PREFERRED.length();

    /** So many weights stay in the first cache beside the examples. */
    private static final int MOST_WEIGHTS = 4096;

    /** Where the panel of the working memory holds where sums begin; in front of it is room for weights. */
    private static final int START = 2 * MOST_WEIGHTS;

    /** Where it holds rows that are shorter than a vector. */
    private static final int RESULT = 4 * MOST_WEIGHTS;

    /** The most examples, so that these rows fit in. */
    private static final int MOST_EXAMPLES = 2048;

    private VectorDoubleSmallProduct() {}

    /** Whether these sizes are for this class. */
    static boolean suits(int examples, int inputs, int units) {
        return examples <= MOST_EXAMPLES && (long) inputs * units <= MOST_WEIGHTS && units <= MOST_WEIGHTS;
    }

    /** {@link DoubleKernels#product}. */
    static void product(
            int examples,
            int inputs,
            int units,
            double[] in,
            int inAt,
            int inRow,
            double[] p,
            int weightsAt,
            int weightsRow,
            int biasAt,
            int biasStep,
            double[] net,
            int netAt,
            int netRow,
            DoubleScratch scratch) {
        DoubleBias.begin(scratch.panel, START, units, p, biasAt, biasStep, 0);
        multiply(examples, inputs, units, in, inAt, inRow, p, weightsAt, weightsRow, net, netAt, netRow, scratch);
    }

    /** {@link DoubleKernels#productTransposed}. */
    static void productTransposed(
            int examples,
            int inputs,
            int units,
            double[] delta,
            int deltaAt,
            int deltaRow,
            double[] p,
            int weightsAt,
            int weightsRow,
            double[] slope,
            int slopeAt,
            int slopeRow,
            DoubleScratch scratch) {
        double[] panel = scratch.panel;
        for (int i = 0; i < inputs; i++) {
            int from = weightsAt + i * weightsRow;
            int to = i;
            for (int j = 0; j < units; j++) {
                panel[to] = p[from + j];
                to += inputs;
            }
        }
        DoubleBias.begin(panel, START, inputs, p, DoubleKernels.NO_BIAS, 0, 0);
        multiply(
                examples, units, inputs, delta, deltaAt, deltaRow, panel, 0, inputs, slope, slopeAt, slopeRow, scratch);
    }

    private static void multiply(
            int rows,
            int terms,
            int width,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            double[] to,
            int toAt,
            int toRow,
            DoubleScratch scratch) {
        if (rows == 0 || width == 0) {
            return;
        }
        if (width >= L) {
            multiplyWide(rows, terms, width, x, xAt, xRow, m, mAt, mRow, scratch.panel, to, toAt, toRow);
            return;
        }
        double[] panel = scratch.panel;
        if (mAt + (terms - 1) * mRow + L > m.length) {
            copy(terms, width, m, mAt, mRow, panel, 0, width);
            multiplyWide(rows, terms, L, x, xAt, xRow, panel, 0, width, panel, panel, RESULT, width);
        } else {
            multiplyWide(rows, terms, L, x, xAt, xRow, m, mAt, mRow, panel, panel, RESULT, width);
        }
        copy(rows, width, panel, RESULT, width, to, toAt, toRow);
    }

    private static void multiplyWide(
            int rows,
            int terms,
            int width,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            double[] start,
            double[] to,
            int toAt,
            int toRow) {
        if (rows < 4) {
            for (int r = 0; r < rows; r++) {
                multiplyOne(terms, width, x, xAt + r * xRow, m, mAt, mRow, start, to, toAt + r * toRow);
            }
            return;
        }
        int j = 0;
        for (; j < width - L; j += 2 * L) {
            int second = Math.min(L, width - L - j);
            VectorDoubleSmallProductTiles.fourRows(
                    rows, terms, x, xAt, xRow, m, mAt + j, mRow, second, start, START + j, to, toAt + j, toRow);
        }
        if (j < width) {
            int last = width - L;
            if (rows < 8) {
                VectorDoubleSmallProductTiles.fourRows(
                        rows, terms, x, xAt, xRow, m, mAt + last, mRow, 0, start, START + last, to, toAt + last, toRow);
            } else {
                VectorDoubleSmallProductTiles.eightRows(
                        rows, terms, x, xAt, xRow, m, mAt + last, mRow, start, START + last, to, toAt + last, toRow);
            }
        }
    }

    private static void multiplyOne(
            int terms,
            int width,
            double[] x,
            int xAt,
            double[] m,
            int mAt,
            int mRow,
            double[] start,
            double[] to,
            int toAt) {
        int last = width - L;
        for (int j = 0; j < width; j += 4 * L) {
            int first = Math.min(j, last);
            VectorDoubleSmallProductTiles.oneRow(
                    terms,
                    x,
                    xAt,
                    m,
                    mAt + first,
                    mRow,
                    Math.min(L, last - first),
                    Math.min(2 * L, last - first),
                    Math.min(3 * L, last - first),
                    start,
                    START + first,
                    to,
                    toAt + first);
        }
    }

    private static void copy(
            int rows, int width, double[] from, int fromAt, int fromRow, double[] to, int toAt, int toRow) {
        if (fromRow == width && toRow == width) {
            System.arraycopy(from, fromAt, to, toAt, rows * width);
        } else {
            VectorDoublePanels.copyRows(rows, width, from, fromAt, fromRow, to, toAt, toRow);
        }
    }
}
