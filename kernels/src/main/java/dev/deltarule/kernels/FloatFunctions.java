package dev.deltarule.kernels;

/**
 * The exponential and its kin in float, within 4 units in the last place. Only operations that the Vector API has too, in a
 * fixed order: {@link VectorFloatExp} and its neighbours do the same to vectors and get the same bits.
 *
 * <p>The splitting of arguments and the polynomials are those of {@code expf} and {@code logf} in Moshier's Cephes library.
 */
final class FloatFunctions {
    /** λ of the self-normalising unit. */
    static final float SELU = 1.050701f;

    /** λα of the self-normalising unit. */
    static final float SELU_ALPHA = 1.7580993f;

    /** From here on ln(1 + e^x) is x. */
    static final float SOFTPLUS_IS_IDENTITY = 20;

    /** From here on tanh(ln(1 + e^x)) is 1. */
    static final float MISH_IS_IDENTITY = 20;

    /** Up to here e^x is 0. */
    static final float EXP_IS_0 = -104;

    /** From here on e^x is infinite. */
    static final float EXP_IS_INFINITE = 89;

    /** Up to here e^x - 1 is -1. */
    static final float EXPM1_IS_MINUS_1 = -18;

    /** From here on tanh(x / 2) is 1. */
    static final float TANH_IS_1 = 20;

    /** The addition of 1.5 · 2^23 rounds to an integer in the last bits. */
    static final float ROUND = 0x1.8p23f;

    static final float LOG2_E = 1.442695f;

    /** ln 2 in two parts, the first so short that its products with small integers are exact. */
    static final float LN2 = 0.693359375f;

    static final float LN2_REST = -2.1219444E-4f;

    /** Within this, e^x is a normal number. */
    private static final float NORMAL = 87;

    private FloatFunctions() {}

    /** e^x = 2^n · e^r with r = x - n ln 2, n an integer. */
    static float exp(float x) {
        if (!(Math.abs(x) < NORMAL)) {
            return extremeExp(x);
        }
        float shifted = Math.fma(x, LOG2_E, ROUND);
        float r = rest(x, shifted - ROUND);
        float y = expm1Polynomial(r) + 1;
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) + (Float.floatToRawIntBits(shifted) << 23));
    }

    /** Multiplies by 2^n in two steps, because 2^n alone could overflow or underflow. */
    private static float extremeExp(float x) {
        float bounded = bounded(x, EXP_IS_0);
        float shifted = Math.fma(bounded, LOG2_E, ROUND);
        float n = shifted - ROUND;
        float y = expm1Polynomial(rest(bounded, n)) + 1;
        float half = Math.fma(n, 0.5f, ROUND) - ROUND;
        return y * powerOfTwo(half + ROUND, 0x3F800000) * powerOfTwo(n - half + ROUND, 0x3F800000);
    }

    /** e^x - 1 = 2^n · (e^r - 1) + (2^n - 1) with r = x - n ln 2, n an integer. */
    static float expm1(float x) {
        float bounded = bounded(x, EXPM1_IS_MINUS_1);
        float shifted = Math.fma(bounded, LOG2_E, ROUND);
        float r = rest(bounded, shifted - ROUND);
        float y = expm1Polynomial(r);
        // half of 2^n, which alone could overflow
        float half = powerOfTwo(shifted, 0x3F000000);
        return Math.fma(y, half, half - 0.5f) * 2;
    }

    /** tanh x = y / (y + 2) with y = e^2x - 1. */
    static float tanh(float x) {
        float twice = x * 2;
        float y = expm1(twice > TANH_IS_1 ? TANH_IS_1 : twice);
        return y / (y + 2);
    }

    /** The sigmoid, 1 / (1 + e^-x). */
    static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
    }

    /** ln(1 + x) for finite x at least 0: ln u with u = 1 + x, and what that sum lost, over u. */
    static float log1p(float x) {
        float u = x + 1;
        float lost = (x - (u - 1)) / u;
        // u = 2^n · (1 + f), 1 + f between √½ and √2
        int bits = Float.floatToRawIntBits(u);
        int exponent = (bits - 0x3F3504F3) >> 23;
        float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1;
        float n = exponent;
        float square = f * f;
        float y = Math.fma(logPolynomial(f) * f, square, lost);
        y = Math.fma(n, LN2_REST, y);
        y = Math.fma(square, -0.5f, y);
        return Math.fma(n, LN2, f + y);
    }

    /** ln(1 + e^x). */
    static float softplus(float x) {
        return x > SOFTPLUS_IS_IDENTITY ? x : log1p(exp(x));
    }

    /** ln x. */
    static float log(float x) {
        return (float) Math.log(x);
    }

    static float sin(float x) {
        return (float) Math.sin(x);
    }

    static float cos(float x) {
        return (float) Math.cos(x);
    }

    /** x Φ(x), see {@link Gelu}. */
    static float gelu(float x) {
        return (float) Gelu.value(x);
    }

    static float geluSlope(float x) {
        return (float) Gelu.slope(x);
    }

    private static float bounded(float x, float least) {
        return x < least ? least : x > EXP_IS_INFINITE ? EXP_IS_INFINITE : x;
    }

    private static float rest(float x, float n) {
        return Math.fma(n, -LN2_REST, Math.fma(n, -LN2, x));
    }

    /** 2^n, where n is in the last bits of a sum with {@link #ROUND} and one the bits of 2^0. */
    private static float powerOfTwo(float shifted, int one) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + one);
    }

    /** e^r - 1, |r| at most ln 2 / 2: r + r² times a polynomial, of which pairs of terms wait for nothing but r. */
    private static float expm1Polynomial(float r) {
        float square = r * r;
        float p01 = Math.fma(0.16666666f, r, 0.5f);
        float p23 = Math.fma(0.008333452f, r, 0.041665796f);
        float p45 = Math.fma(1.9875691E-4f, r, 0.0013981999f);
        return Math.fma(Math.fma(Math.fma(p45, square, p23), square, p01), square, r);
    }

    /** (ln(1 + f) - f + f²/2) / f³, 1 + f between √½ and √2. */
    private static float logPolynomial(float f) {
        float square = f * f;
        float p01 = Math.fma(-0.24999994f, f, 0.3333333f);
        float p23 = Math.fma(-0.16668057f, f, 0.20000714f);
        float p45 = Math.fma(-0.12420141f, f, 0.14249323f);
        float p67 = Math.fma(-0.1151461f, f, 0.116769984f);
        float fourth = square * square;
        float high = Math.fma(0.070376836f, fourth, Math.fma(p67, square, p45));
        return Math.fma(high, fourth, Math.fma(p23, square, p01));
    }
}
