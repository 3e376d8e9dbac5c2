package dev.deltarule.kernels;

/** The exponential and its kin in double. */
final class DoubleFunctions {
    /** λ of the self-normalising unit. */
    static final double SELU = 1.0507009873554805;

    /** λα of the self-normalising unit. */
    static final double SELU_ALPHA = 1.7580993408473766;

    /** From here on ln(1 + e^x) is x. */
    static final double SOFTPLUS_IS_IDENTITY = 40;

    /** From here on tanh(ln(1 + e^x)) is 1. */
    static final double MISH_IS_IDENTITY = 40;

    private DoubleFunctions() {}

    /** e^x. */
    static double exp(double x) {
        return Math.exp(x);
    }

    /** e^x - 1. */
    static double expm1(double x) {
        return Math.expm1(x);
    }

    /** tanh x. */
    static double tanh(double x) {
        return Math.tanh(x);
    }

    /** The sigmoid, 1 / (1 + e^-x). */
    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /** ln(1 + x) for x at least 0. */
    static double log1p(double x) {
        return Math.log1p(x);
    }

    /** ln(1 + e^x). */
    static double softplus(double x) {
        return x > SOFTPLUS_IS_IDENTITY ? x : log1p(exp(x));
    }

    /** ln x. */
    static double log(double x) {
        return Math.log(x);
    }

    static double sin(double x) {
        return Math.sin(x);
    }

    static double cos(double x) {
        return Math.cos(x);
    }

    /** x Φ(x), see {@link Gelu}. */
    static double gelu(double x) {
        return Gelu.value(x);
    }

    static double geluSlope(double x) {
        return Gelu.slope(x);
    }
}
