package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;

/**
 * The gradient of few weights. Its sums are made in working memory, as {@link VectorDoubleSmallProduct} does, and then added to
 * the weights at once.
 *
 * <p>Vectors hold units; or inputs, where the units do not fill half a vector.
 */
final class VectorDoubleSmallGradient {
    private static final int L = DoubleVector.SPECIES_PREFERRED.length();

    private static final int MOST_WEIGHTS = 2048;

    /** Where the panel of the working memory holds the sums; in front of it is room for rows of examples. */
    private static final int SUMS = 1 << 15;

    private static final int MOST_EXAMPLES = 1024;

    private VectorDoubleSmallGradient() {}

    /** Whether these sizes are for this class. */
    static boolean suits(int examples, int inputs, int units) {
        return examples <= MOST_EXAMPLES && (long) inputs * units <= MOST_WEIGHTS;
    }

    /** {@link DoubleKernels#addGradient}. */
    static void add(
            int examples,
            int inputs,
            int units,
            double[] in,
            int inAt,
            int inRow,
            double[] delta,
            int deltaAt,
            int deltaRow,
            double factor,
            double[] sum,
            int sumAt,
            int sumRow,
            DoubleScratch scratch) {
        if (examples == 0 || inputs == 0 || units == 0) {
            return;
        }
        if (2 * units <= L && inputs > units) {
            multiply(examples, units, inputs, delta, deltaAt, deltaRow, in, inAt, inRow, scratch);
            addTransposed(inputs, units, factor, scratch.panel, sum, sumAt, sumRow);
            return;
        }
        multiply(examples, inputs, units, in, inAt, inRow, delta, deltaAt, deltaRow, scratch);
        if (sumRow == units) {
            VectorDoubleRows.add(sum, sumAt, inputs * units, factor, scratch.panel, SUMS);
            return;
        }
        for (int i = 0; i < inputs; i++) {
            VectorDoubleRows.add(sum, sumAt + i * sumRow, units, factor, scratch.panel, SUMS + i * units);
        }
    }

    private static void addTransposed(
            int inputs, int units, double factor, double[] sums, double[] sum, int sumAt, int sumRow) {
        for (int j = 0; j < units; j++) {
            int from = SUMS + j * inputs;
            int at = sumAt + j;
            for (int i = 0; i < inputs; i++) {
                sum[at] = Math.fma(factor, sums[from + i], sum[at]);
                at += sumRow;
            }
        }
    }

    /** Computes {@code sums[r, j] = Σe x[e, r] · m[e, j]}. */
    private static void multiply(
            int examples,
            int rows,
            int width,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            DoubleScratch scratch) {
        if (rows < 4 && xAt + (examples - 1) * xRow + 4 > x.length) {
            copy(examples, rows, x, xAt, xRow, scratch.factors);
            multiplyWide(examples, rows, width, scratch.factors, 0, rows, m, mAt, mRow, scratch);
        } else {
            multiplyWide(examples, rows, width, x, xAt, xRow, m, mAt, mRow, scratch);
        }
    }

    private static void multiplyWide(
            int examples,
            int rows,
            int width,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            DoubleScratch scratch) {
        if (width < L && mAt + (examples - 1) * mRow + L > m.length) {
            copy(examples, width, m, mAt, mRow, scratch.panel);
            multiplyColumns(examples, rows, width, x, xAt, xRow, scratch.panel, 0, width, scratch.panel);
        } else {
            multiplyColumns(examples, rows, width, x, xAt, xRow, m, mAt, mRow, scratch.panel);
        }
    }

    private static void multiplyColumns(
            int examples,
            int rows,
            int width,
            double[] x,
            int xAt,
            int xRow,
            double[] m,
            int mAt,
            int mRow,
            double[] sums) {
        int j = 0;
        for (; j < width - L; j += 2 * L) {
            int second = Math.min(L, width - L - j);
            VectorDoubleSmallGradientTiles.fourRows(
                    rows, examples, x, xAt, xRow, m, mAt + j, mRow, second, sums, SUMS + j, width);
        }
        if (j < width) {
            int last = Math.max(0, width - L);
            if (rows < 8) {
                VectorDoubleSmallGradientTiles.fourRows(
                        rows, examples, x, xAt, xRow, m, mAt + last, mRow, 0, sums, SUMS + last, width);
            } else {
                VectorDoubleSmallGradientTiles.eightRows(
                        rows, examples, x, xAt, xRow, m, mAt + last, mRow, sums, SUMS + last, width);
            }
        }
    }

    private static void copy(int rows, int width, double[] from, int at, int row, double[] to) {
        if (row == width) {
            System.arraycopy(from, at, to, 0, rows * width);
        } else {
            VectorDoublePanels.copyRows(rows, width, from, at, row, to, 0, width);
        }
    }
}
