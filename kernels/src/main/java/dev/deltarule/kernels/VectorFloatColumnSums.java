package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of columns. Each addition waits for the one before it, so several columns are summed side by side: four vectors, or four
 * numbers where rows are shorter than a vector. The last ones begin earlier where columns do not come out even.
 */
final class VectorFloatColumnSums {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatColumnSums() {}

    /** {@link FloatKernels#addColumnSums}. */
    static void add(int rows, int width, float[] m, int mAt, int mRow, float factor, float[] sum, int sumAt) {
        int j = 0;
        while (j < width) {
            int left = width - j;
            int step = left < L ? 1 : L;
            // Less than a vector may not be left over: it would begin where sums were already added to.
            int part = left > 4 * step && left < 5 * step ? 3 * step : Math.min(left, 4 * step);
            int last = part - step;
            int second = Math.min(step, last);
            int third = Math.min(2 * step, last);
            int fourth = Math.min(3 * step, last);
            if (step == L) {
                addVectors(rows, m, mAt + j, mRow, second, third, fourth, factor, sum, sumAt + j);
            } else if (part == 1) {
                addColumn(rows, m, mAt + j, mRow, factor, sum, sumAt + j);
            } else {
                addNumbers(rows, m, mAt + j, mRow, second, third, fourth, factor, sum, sumAt + j);
            }
            j += part;
        }
    }

    /**
     * Two rows a turn. That also makes the method too long for HotSpot to inline, because a caller with many vectors in it is
     * compiled badly.
     */
    private static void addVectors(
            int rows,
            float[] m,
            int mAt,
            int mRow,
            int second,
            int third,
            int fourth,
            float factor,
            float[] sum,
            int sumAt) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int from = mAt;
        int e = 0;
        for (; e < rows - 1; e += 2) {
            int next = from + mRow;
            s0 = FloatVector.fromArray(S, m, from).add(s0);
            s1 = FloatVector.fromArray(S, m, from + second).add(s1);
            s2 = FloatVector.fromArray(S, m, from + third).add(s2);
            s3 = FloatVector.fromArray(S, m, from + fourth).add(s3);
            s0 = FloatVector.fromArray(S, m, next).add(s0);
            s1 = FloatVector.fromArray(S, m, next + second).add(s1);
            s2 = FloatVector.fromArray(S, m, next + third).add(s2);
            s3 = FloatVector.fromArray(S, m, next + fourth).add(s3);
            from = next + mRow;
        }
        if (e < rows) {
            s0 = FloatVector.fromArray(S, m, from).add(s0);
            s1 = FloatVector.fromArray(S, m, from + second).add(s1);
            s2 = FloatVector.fromArray(S, m, from + third).add(s2);
            s3 = FloatVector.fromArray(S, m, from + fourth).add(s3);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        // All are loaded before one is stored, because they may be the same.
        s0 = times.fma(s0, FloatVector.fromArray(S, sum, sumAt));
        s1 = times.fma(s1, FloatVector.fromArray(S, sum, sumAt + second));
        s2 = times.fma(s2, FloatVector.fromArray(S, sum, sumAt + third));
        s3 = times.fma(s3, FloatVector.fromArray(S, sum, sumAt + fourth));
        s0.intoArray(sum, sumAt);
        s1.intoArray(sum, sumAt + second);
        s2.intoArray(sum, sumAt + third);
        s3.intoArray(sum, sumAt + fourth);
    }

    private static void addNumbers(
            int rows,
            float[] m,
            int mAt,
            int mRow,
            int second,
            int third,
            int fourth,
            float factor,
            float[] sum,
            int sumAt) {
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
        s0 = Math.fma(factor, s0, sum[sumAt]);
        s1 = Math.fma(factor, s1, sum[sumAt + second]);
        s2 = Math.fma(factor, s2, sum[sumAt + third]);
        s3 = Math.fma(factor, s3, sum[sumAt + fourth]);
        sum[sumAt] = s0;
        sum[sumAt + second] = s1;
        sum[sumAt + third] = s2;
        sum[sumAt + fourth] = s3;
    }

    private static void addColumn(int rows, float[] m, int mAt, int mRow, float factor, float[] sum, int sumAt) {
        float total = 0;
        int from = mAt;
        for (int e = 0; e < rows; e++) {
            total += m[from];
            from += mRow;
        }
        sum[sumAt] = Math.fma(factor, total, sum[sumAt]);
    }
}
