package dev.deltarule.runtime.support;

/**
 * The exponential function, for generated networks: off by at most 2 units in the last place.
 *
 * <p>{@link Math#exp} is a call into the virtual machine, around which all values leave their registers. These are plain
 * arithmetic, which HotSpot writes into the code of the caller, so that several exponentials are computed side by side.
 */
public final class Exp {
    /** The addition of 1.5 · 2^23 to a float, or of 1.5 · 2^52 to a double, rounds it to an integer in its last bits. */
    private static final float ROUND_FLOAT = 0x1.8p23f;

    private static final double ROUND_DOUBLE = 0x1.8p52;

    /** ln 2 in two parts, the first so short that its products with small integers are exact. */
    private static final float LN2_FLOAT = 0x1.63p-1f;

    private static final float LN2_FLOAT_REST = -2.1219444E-4f;
    private static final double LN2_DOUBLE = 0x1.62e42fefa0000p-1;
    private static final double LN2_DOUBLE_REST = 0x1.cf79abc9e3b3ap-40;

    /** Beyond this, and for NaN, a double goes to {@link Math#exp}; within, 2^n is a normal number. */
    private static final double BOUND = 700;

    /** A double is split at multiples of ln 2 / 128. */
    private static final int PARTS = 128;

    /** 2^(i / 128). */
    private static final double[] POWERS = new double[PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / PARTS);
        }
    }

    private Exp() {}

    /**
     * e^x = 2^n · e^r with n = x / ln 2 rounded and r = x - n ln 2, and for e^r the polynomial of {@code expf} in Moshier's
     * Cephes library. Overflows to infinity and underflows gradually to 0.
     */
    public static float exp(float x) {
        float bounded = Math.min(Math.max(x, -104), 89);
        float shifted = bounded * 1.442695f + ROUND_FLOAT;
        float n = shifted - ROUND_FLOAT;
        float r = bounded - n * LN2_FLOAT - n * LN2_FLOAT_REST;
        float square = r * r;
        float polynomial = ((1.9875691E-4f * r + 0.0013981999f) * square + (0.008333452f * r + 0.041665796f)) * square
                + (0.16666666f * r + 0.5f);
        float power = polynomial * square + r + 1;
        // times 2^n, in two steps because 2^n alone could overflow or underflow
        int exponent = Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(ROUND_FLOAT);
        int half = exponent >> 1;
        return power * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }

    /**
     * e^x = 2^(n/128) · e^r with n = 128 x / ln 2 rounded and |r| at most ln 2 / 256: the power of two from a table, e^r from
     * its Taylor series up to r^5 / 120. The way of P. T. P. Tang, <i>Table-driven implementation of the exponential function
     * in IEEE floating-point arithmetic</i>, ACM Transactions on Mathematical Software 15 (1989).
     */
    public static double exp(double x) {
        if (!(Math.abs(x) < BOUND)) {
            return Math.exp(x);
        }
        double shifted = x * (PARTS * 1.4426950408889634) + ROUND_DOUBLE;
        double n = shifted - ROUND_DOUBLE;
        double r = x - n * (LN2_DOUBLE / PARTS) - n * (LN2_DOUBLE_REST / PARTS);
        double square = r * r;
        double rest = r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
        long bits = Double.doubleToRawLongBits(shifted);
        double power = POWERS[(int) bits & (PARTS - 1)];
        double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(power) + (bits >> 7 << 52));
        return scale + scale * rest;
    }
}
