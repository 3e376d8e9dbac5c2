package dev.deltarule.kernels;

/** Products of a vector with the rows of a matrix, in plain Java for both implementations: of a few examples. */
final class DoubleRowProducts {
    private DoubleRowProducts() {}

    /**
     * Computes {@code to[i] = Σj x[j] · m[i, j]}. Each sum is a chain of additions that wait for each other, so eight rows are
     * summed side by side.
     */
    static void multiply(
            int rows, int terms, double[] x, int xAt, double[] m, int mAt, int mRow, double[] to, int toAt) {
        int i = 0;
        for (; i <= rows - 8; i += 8) {
            multiplyEight(terms, x, xAt, m, mAt + i * mRow, mRow, to, toAt + i);
        }
        for (; i < rows; i++) {
            double s = 0;
            for (int j = 0; j < terms; j++) {
                s = Math.fma(x[xAt + j], m[mAt + i * mRow + j], s);
            }
            to[toAt + i] = s;
        }
    }

    private static void multiplyEight(
            int terms, double[] x, int xAt, double[] m, int m0, int mRow, double[] to, int toAt) {
        int m1 = m0 + mRow;
        int m2 = m1 + mRow;
        int m3 = m2 + mRow;
        int m4 = m3 + mRow;
        int m5 = m4 + mRow;
        int m6 = m5 + mRow;
        int m7 = m6 + mRow;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int j = 0; j < terms; j++) {
            double f = x[xAt + j];
            s0 = Math.fma(f, m[m0 + j], s0);
            s1 = Math.fma(f, m[m1 + j], s1);
            s2 = Math.fma(f, m[m2 + j], s2);
            s3 = Math.fma(f, m[m3 + j], s3);
            s4 = Math.fma(f, m[m4 + j], s4);
            s5 = Math.fma(f, m[m5 + j], s5);
            s6 = Math.fma(f, m[m6 + j], s6);
            s7 = Math.fma(f, m[m7 + j], s7);
        }
        to[toAt] = s0;
        to[toAt + 1] = s1;
        to[toAt + 2] = s2;
        to[toAt + 3] = s3;
        to[toAt + 4] = s4;
        to[toAt + 5] = s5;
        to[toAt + 6] = s6;
        to[toAt + 7] = s7;
    }
}
