package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of columns. Each addition waits for the one before it, so several columns are summed side by side: four vectors, or four
 * numbers where rows are shorter than a vector. The last ones begin earlier where they do not come out even.
 */
final class VectorDoubleColumnSums {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleColumnSums() {}

    /** {@link DoubleKernels#addColumnSums}, for at most as many columns as the panel of the working memory has numbers. */
    static void add(
            int rows,
            int width,
            double[] m,
            int mAt,
            int mRow,
            double factor,
            double[] sum,
            int sumAt,
            DoubleScratch scratch) {
        double[] totals = scratch.panel;
        if (width >= L) {
            int last = width - L;
            for (int j = 0; j < width; j += 4 * L) {
                int first = Math.min(j, last);
                sumVectors(
                        rows,
                        m,
                        mAt + first,
                        mRow,
                        Math.min(L, last - first),
                        Math.min(2 * L, last - first),
                        Math.min(3 * L, last - first),
                        totals,
                        first);
            }
        } else {
            int last = width - 1;
            for (int j = 0; j < width; j += 4) {
                sumNumbers(
                        rows,
                        m,
                        mAt + j,
                        mRow,
                        Math.min(1, last - j),
                        Math.min(2, last - j),
                        Math.min(3, last - j),
                        totals,
                        j);
            }
        }
        VectorDoubleRows.add(sum, sumAt, width, factor, totals, 0);
    }

    /**
     * Two rows a turn. That also makes the method too long for HotSpot to inline: a caller with many vectors in it is compiled
     * badly.
     */
    private static void sumVectors(
            int rows, double[] m, int mAt, int mRow, int second, int third, int fourth, double[] totals, int at) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int from = mAt;
        int e = 0;
        for (; e < rows - 1; e += 2) {
            int next = from + mRow;
            s0 = s0.add(DoubleVector.fromArray(S, m, from));
            s1 = s1.add(DoubleVector.fromArray(S, m, from + second));
            s2 = s2.add(DoubleVector.fromArray(S, m, from + third));
            s3 = s3.add(DoubleVector.fromArray(S, m, from + fourth));
            s0 = s0.add(DoubleVector.fromArray(S, m, next));
            s1 = s1.add(DoubleVector.fromArray(S, m, next + second));
            s2 = s2.add(DoubleVector.fromArray(S, m, next + third));
            s3 = s3.add(DoubleVector.fromArray(S, m, next + fourth));
            from = next + mRow;
        }
        if (e < rows) {
            s0 = s0.add(DoubleVector.fromArray(S, m, from));
            s1 = s1.add(DoubleVector.fromArray(S, m, from + second));
            s2 = s2.add(DoubleVector.fromArray(S, m, from + third));
            s3 = s3.add(DoubleVector.fromArray(S, m, from + fourth));
        }
        s0.intoArray(totals, at);
        s1.intoArray(totals, at + second);
        s2.intoArray(totals, at + third);
        s3.intoArray(totals, at + fourth);
    }

    private static void sumNumbers(
            int rows, double[] m, int mAt, int mRow, int second, int third, int fourth, double[] totals, int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int from = mAt;
        for (int e = 0; e < rows; e++) {
            s0 += m[from];
            s1 += m[from + second];
            s2 += m[from + third];
            s3 += m[from + fourth];
            from += mRow;
        }
        totals[at] = s0;
        totals[at + second] = s1;
        totals[at + third] = s2;
        totals[at + fourth] = s3;
    }
}
