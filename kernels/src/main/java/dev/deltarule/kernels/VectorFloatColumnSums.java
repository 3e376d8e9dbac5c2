package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of columns. Each addition waits for the one before it, so several columns are summed side by side: four vectors, or four
 * numbers where rows are shorter than a vector. The last ones begin earlier where they do not come out even.
 */
final class VectorFloatColumnSums {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatColumnSums() {}

    /** {@link FloatKernels#addColumnSums}, for at most as many columns as the panel of the working memory has numbers. */
    static void add(
            int rows,
            int width,
            float[] m,
            int mAt,
            int mRow,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch) {
        float[] totals = scratch.panel;
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
        VectorFloatRows.add(sum, sumAt, width, factor, totals, 0);
    }

    /**
     * Two rows a turn. That also makes the method too long for HotSpot to inline: a caller with many vectors in it is compiled
     * badly.
     */
    private static void sumVectors(
            int rows, float[] m, int mAt, int mRow, int second, int third, int fourth, float[] totals, int at) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int from = mAt;
        int e = 0;
        for (; e < rows - 1; e += 2) {
            int next = from + mRow;
            s0 = s0.add(FloatVector.fromArray(S, m, from));
            s1 = s1.add(FloatVector.fromArray(S, m, from + second));
            s2 = s2.add(FloatVector.fromArray(S, m, from + third));
            s3 = s3.add(FloatVector.fromArray(S, m, from + fourth));
            s0 = s0.add(FloatVector.fromArray(S, m, next));
            s1 = s1.add(FloatVector.fromArray(S, m, next + second));
            s2 = s2.add(FloatVector.fromArray(S, m, next + third));
            s3 = s3.add(FloatVector.fromArray(S, m, next + fourth));
            from = next + mRow;
        }
        if (e < rows) {
            s0 = s0.add(FloatVector.fromArray(S, m, from));
            s1 = s1.add(FloatVector.fromArray(S, m, from + second));
            s2 = s2.add(FloatVector.fromArray(S, m, from + third));
            s3 = s3.add(FloatVector.fromArray(S, m, from + fourth));
        }
        s0.intoArray(totals, at);
        s1.intoArray(totals, at + second);
        s2.intoArray(totals, at + third);
        s3.intoArray(totals, at + fourth);
    }

    private static void sumNumbers(
            int rows, float[] m, int mAt, int mRow, int second, int third, int fourth, float[] totals, int at) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
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
