package dev.deltarule.kernels;

/**
 * The exponential and its kin in double, within 4 units in the last place. Only operations that the Vector API has too, in a
 * fixed order: {@link VectorDoubleExp} and its neighbours do the same to vectors and get the same bits.
 *
 * <p>The polynomials interpolate at the Chebyshev points of their intervals, which loses less than a double resolves. The series
 * of the logarithm in f / (2 + f) and the order of its sums are those of {@code log} in Sun's fdlibm.
 */
final class DoubleFunctions {
    /** λ of the self-normalising unit. */
    static final double SELU = 1.0507009873554805;

    /** λα of the self-normalising unit. */
    static final double SELU_ALPHA = 1.7580993408473766;

    /** From here on ln(1 + e^x) is x. */
    static final double SOFTPLUS_IS_IDENTITY = 40;

    /** From here on tanh(ln(1 + e^x)) is 1. */
    static final double MISH_IS_IDENTITY = 40;

    /** Up to here e^x is 0. */
    static final double EXP_IS_0 = -746;

    /** From here on e^x is infinite. */
    static final double EXP_IS_INFINITE = 710;

    /** Up to here e^x - 1 is -1. */
    static final double EXPM1_IS_MINUS_1 = -40;

    /** From here on tanh(x / 2) is 1. */
    static final double TANH_IS_1 = 44;

    /** The addition of 1.5 · 2^52 rounds to an integer in the last bits. */
    static final double ROUND = 0x1.8p52;

    static final double LOG2_E = 1.4426950408889634;

    /** ln 2 in two parts, the first so that its products with small integers are exact in a fused multiply-add. */
    static final double LN2 = 0.6931471805599453;

    static final double LN2_REST = 2.3190468138462996E-17;

    /** Within this, e^x is a normal number. */
    private static final double NORMAL = 708;

    private DoubleFunctions() {}

    /** e^x = 2^n · e^r with r = x - n ln 2, n an integer. */
    static double exp(double x) {
        if (!(Math.abs(x) < NORMAL)) {
            return extremeExp(x);
        }
        double shifted = Math.fma(x, LOG2_E, ROUND);
        double r = rest(x, shifted - ROUND);
        double y = expm1Polynomial(r) + 1;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(y) + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** Multiplies by 2^n in two steps, because 2^n alone could overflow or underflow. */
    private static double extremeExp(double x) {
        double bounded = bounded(x, EXP_IS_0);
        double shifted = Math.fma(bounded, LOG2_E, ROUND);
        double n = shifted - ROUND;
        double r = rest(bounded, n);
        double y = expm1Polynomial(r) + 1;
        double half = Math.fma(n, 0.5, ROUND) - ROUND;
        return y * powerOfTwo(half + ROUND, 0x3FF0000000000000L) * powerOfTwo(n - half + ROUND, 0x3FF0000000000000L);
    }

    /** e^x - 1 = 2^n · (e^r - 1) + (2^n - 1) with r = x - n ln 2, n an integer. */
    static double expm1(double x) {
        double bounded = bounded(x, EXPM1_IS_MINUS_1);
        double shifted = Math.fma(bounded, LOG2_E, ROUND);
        double r = rest(bounded, shifted - ROUND);
        double y = expm1Polynomial(r);
        // half of 2^n, which alone could overflow
        double half = powerOfTwo(shifted, 0x3FE0000000000000L);
        return Math.fma(y, half, half - 0.5) * 2;
    }

    /** tanh x = y / (y + 2) with y = e^2x - 1. */
    static double tanh(double x) {
        double twice = x * 2;
        double y = expm1(twice > TANH_IS_1 ? TANH_IS_1 : twice);
        return y / (y + 2);
    }

    /** The sigmoid, 1 / (1 + e^-x). */
    static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /** ln(1 + x) for finite x at least 0: ln u with u = 1 + x, and what that sum lost, over u. */
    static double log1p(double x) {
        double u = x + 1;
        double lost = (x - (u - 1)) / u;
        // u = 2^n · (1 + f), 1 + f between √½ and √2
        long bits = Double.doubleToRawLongBits(u);
        long exponent = (bits - 0x3FE6A09E667F3BCDL) >> 52;
        double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
        double n = exponent;
        double s = f / (f + 2);
        double half = 0.5 * f * f;
        double square = s * s;
        double y = Math.fma(s, Math.fma(logPolynomial(square), square, half), Math.fma(n, LN2_REST, lost));
        return Math.fma(n, LN2, f - (half - y));
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

    private static double bounded(double x, double least) {
        return x < least ? least : x > EXP_IS_INFINITE ? EXP_IS_INFINITE : x;
    }

    private static double rest(double x, double n) {
        return Math.fma(n, -LN2_REST, Math.fma(n, -LN2, x));
    }

    /** 2^n, where n is in the last bits of a sum with {@link #ROUND} and one the bits of 2^0. */
    private static double powerOfTwo(double shifted, long one) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + one);
    }

    /** e^r - 1, |r| at most ln 2 / 2: r + r² times a polynomial, of which pairs of terms wait for nothing but r. */
    private static double expm1Polynomial(double r) {
        double square = r * r;
        double p01 = Math.fma(0.16666666666666669, r, 0.5000000000000001);
        double p23 = Math.fma(0.008333333333330065, r, 0.04166666666662416);
        double p45 = Math.fma(1.9841269863041851E-4, r, 0.0013888888917198419);
        double p67 = Math.fma(2.7557268478279004E-6, r, 2.480152131972762E-5);
        double p89 = Math.fma(2.51003767988125E-8, r, 2.762007713646922E-7);
        double fourth = square * square;
        double high = Math.fma(p89, fourth, Math.fma(p67, square, p45));
        return Math.fma(Math.fma(high, fourth, Math.fma(p23, square, p01)), square, r);
    }

    /** (ln((1 + s) / (1 - s)) - 2 s) / s³ in z = s², |s| at most (√2 - 1) / (√2 + 1). */
    private static double logPolynomial(double z) {
        double square = z * z;
        double p01 = Math.fma(0.39999999999899444, z, 0.666666666666667);
        double p23 = Math.fma(0.22222211130259878, z, 0.2857142862600327);
        double p45 = Math.fma(0.15331710618210773, z, 0.18182889455674947);
        double high = Math.fma(0.14616585424888623, square, p45);
        return Math.fma(Math.fma(high, square, p23), square, p01);
    }
}
