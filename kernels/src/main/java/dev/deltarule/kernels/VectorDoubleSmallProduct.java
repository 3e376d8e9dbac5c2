package dev.deltarule.kernels;

import java.util.Arrays;
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
    /** Fewer rows are computed one by one: see {@link VectorDoubleSmallRow}. */
    private static final int FEW = 4;

    private static final int L = DoubleVector.SPECIES_PREFERRED.length();

    /** So many weights stay in the first cache beside the examples. */
    private static final int MOST_WEIGHTS = 2048;

    /** The most examples, so that their rows fit into the working memory. */
    private static final int MOST_EXAMPLES = 1024;

    /** Where the panel of the working memory holds what sums begin with; in front of it is room for weights. */
    private static final int START = 4 * MOST_WEIGHTS;

    /** Where it holds rows that are shorter than a vector. */
    private static final int RESULT = 8 * MOST_WEIGHTS;

    private VectorDoubleSmallProduct() {}

    /** Whether these sizes are for this class. */
    static boolean suits(int examples, int inputs, int units) {
        return examples > 0
                && examples <= MOST_EXAMPLES
                && inputs > 0
                && units > 0
                && (long) inputs * units <= MOST_WEIGHTS;
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
        if (units >= L && biasStep == 1 && biasAt != DoubleKernels.NO_BIAS) {
            multiplyWide(
                    examples, inputs, units, in, inAt, inRow, p, weightsAt, weightsRow, p, biasAt, net, netAt, netRow);
            return;
        }
        DoubleBias.begin(scratch.panel, START, units, p, biasAt, biasStep, 0);
        multiply(examples, inputs, units, in, inAt, inRow, p, weightsAt, weightsRow, net, netAt, netRow, scratch.panel);
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
        Arrays.fill(panel, START, START + inputs, 0);
        multiply(examples, units, inputs, delta, deltaAt, deltaRow, panel, 0, inputs, slope, slopeAt, slopeRow, panel);
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
            double[] panel) {
        if (width >= L) {
            multiplyWide(rows, terms, width, x, xAt, xRow, m, mAt, mRow, panel, START, to, toAt, toRow);
            return;
        }
        if (mAt + (terms - 1) * mRow + L > m.length) {
            copy(terms, width, m, mAt, mRow, panel, 0, width);
            multiplyWide(rows, terms, L, x, xAt, xRow, panel, 0, width, panel, START, panel, RESULT, width);
        } else {
            multiplyWide(rows, terms, L, x, xAt, xRow, m, mAt, mRow, panel, START, panel, RESULT, width);
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
            int startAt,
            double[] to,
            int toAt,
            int toRow) {
        if (rows < FEW) {
            for (int r = 0; r < rows; r++) {
                VectorDoubleSmallRow.multiply(
                        terms, width, x, xAt + r * xRow, m, mAt, mRow, start, startAt, to, toAt + r * toRow);
            }
            return;
        }
        for (int j = 0; j < width; j += 2 * L) {
            int first = Math.min(j, width - L);
            int second = Math.min(L, width - L - first);
            multiplyColumns(
                    rows,
                    terms,
                    x,
                    xAt,
                    xRow,
                    m,
                    mAt + first,
                    mRow,
                    second,
                    start,
                    startAt + first,
                    to,
                    toAt + first,
                    toRow);
        }
    }

    /** Computes two vectors of columns, or one if {@code second} is 0. */
    private static void multiplyColumns(
            int rows,
            int terms,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            int second,
            double[] start,
            int startAt,
            double[] to,
            int toAt,
            int toRow) {
        if (terms < 4) {
            VectorDoubleFewTerms.upToThree(
                    rows, terms, x, xAt, xRow, m, mAt, mRow, second, start, startAt, to, toAt, toRow);
        } else if (terms == 4) {
            VectorDoubleFewTerms.four(rows, x, xAt, xRow, m, mAt, mRow, second, start, startAt, to, toAt, toRow);
        } else if (second == 0 && rows >= 8) {
            VectorDoubleSmallProductTiles.eightRows(
                    rows, terms, x, xAt, xRow, m, mAt, mRow, start, startAt, to, toAt, toRow);
        } else {
            VectorDoubleSmallProductTiles.fourRows(
                    rows, terms, x, xAt, xRow, m, mAt, mRow, second, start, startAt, to, toAt, toRow);
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
