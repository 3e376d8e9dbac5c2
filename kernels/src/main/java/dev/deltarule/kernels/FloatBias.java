package dev.deltarule.kernels;

import java.util.Arrays;

/** Where the sums of a layer begin, for both implementations. */
final class FloatBias {
    private FloatBias() {}

    /** Sets sums to the biases of the units {@code first} to {@code first + width - 1}, or to 0 without biases. */
    static void begin(float[] sum, int at, int width, float[] p, int biasAt, int biasStep, int first) {
        if (biasAt == FloatKernels.NO_BIAS || width == 0) {
            Arrays.fill(sum, at, at + width, 0);
        } else if (biasStep == 0) {
            Arrays.fill(sum, at, at + width, p[biasAt]);
        } else {
            System.arraycopy(p, biasAt + first, sum, at, width);
        }
    }
}
