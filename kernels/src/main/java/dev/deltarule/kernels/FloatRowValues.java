package dev.deltarule.kernels;

/** The largest number of each row, and its sum. Each is a chain of operations that wait for each other, so four rows go side by side. */
final class FloatRowValues {
    private FloatRowValues() {}

    /** The largest of some numbers, at least one; NaN if one is. */
    static float largest(float[] x, int at, int count) {
        float max = x[at];
        for (int i = at + 1; i < at + count; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    /** The largest number of each row, which has at least one. */
    static void largest(int rows, int width, float[] x, int at, float[] to, int toAt) {
        int r = 0;
        for (; r <= rows - 4; r += 4) {
            largestOfFour(width, x, at + r * width, to, toAt + r);
        }
        for (; r < rows; r++) {
            to[toAt + r] = largest(x, at + r * width, width);
        }
    }

    private static void largestOfFour(int width, float[] x, int at, float[] to, int toAt) {
        int at1 = at + width;
        int at2 = at1 + width;
        int at3 = at2 + width;
        float max0 = x[at];
        float max1 = x[at1];
        float max2 = x[at2];
        float max3 = x[at3];
        for (int j = 1; j < width; j++) {
            max0 = Math.max(max0, x[at + j]);
            max1 = Math.max(max1, x[at1 + j]);
            max2 = Math.max(max2, x[at2 + j]);
            max3 = Math.max(max3, x[at3 + j]);
        }
        to[toAt] = max0;
        to[toAt + 1] = max1;
        to[toAt + 2] = max2;
        to[toAt + 3] = max3;
    }

    /** The sum of some numbers, in ascending order. */
    static float sum(float[] x, int at, int count) {
        float sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += x[i];
        }
        return sum;
    }

    /** The sum of each row, in ascending order. */
    static void sums(int rows, int width, float[] x, int at, float[] to, int toAt) {
        int r = 0;
        for (; r <= rows - 4; r += 4) {
            sumsOfFour(width, x, at + r * width, to, toAt + r);
        }
        for (; r < rows; r++) {
            to[toAt + r] = sum(x, at + r * width, width);
        }
    }

    private static void sumsOfFour(int width, float[] x, int at, float[] to, int toAt) {
        int at1 = at + width;
        int at2 = at1 + width;
        int at3 = at2 + width;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int j = 0; j < width; j++) {
            sum0 += x[at + j];
            sum1 += x[at1 + j];
            sum2 += x[at2 + j];
            sum3 += x[at3 + j];
        }
        to[toAt] = sum0;
        to[toAt + 1] = sum1;
        to[toAt + 2] = sum2;
        to[toAt + 3] = sum3;
    }
}
