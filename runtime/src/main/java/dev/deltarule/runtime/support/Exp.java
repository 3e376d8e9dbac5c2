package dev.deltarule.runtime.support;

/**
 * The exponential function, for generated networks: off by at most 2 units in the last place.
 *
 * <p>{@link Math#exp} is a call into the virtual machine, around which all values leave their registers. These are plain
 * arithmetic, which HotSpot writes into the code of the caller, so that several exponentials are computed side by side.
 */
public final class Exp {
    /** The addition of 1.5 · 2^52 to a double rounds it to an integer in its last bits. */
    private static final double ROUND = 0x1.8p52;

    /** ln 2 in two parts, the first so short that its products with small integers are exact. */
    private static final double LN2 = 0x1.62e42fefa0000p-1;

    private static final double LN2_REST = 0x1.cf79abc9e3b3ap-40;

    /** Beyond this, and for NaN, arguments go to {@link Math#exp}; within, 2^n is a normal double. */
    private static final double BOUND = 700;

    /** Within this, e^x is a normal float, and so are its sums and their quotients. */
    private static final float MODERATE = 80;

    /** Arguments are split at multiples of ln 2 / 128. */
    private static final int PARTS = 128;

    private static final double PART = 0.6931471805599453 / PARTS;

    /** 2^(i / 128). */
    private static final double[] POWERS = new double[PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / PARTS);
        }
    }

    private Exp() {}

    /**
     * The exponential of a float, as that of a double but with fewer terms: r^3 / 6 is below the precision of a float. In
     * doubles the range of floats needs neither bounds nor powers of two in two steps, so results wait for less.
     */
    public static float exp(float x) {
        if (!(Math.abs(x) < BOUND)) {
            return (float) Math.exp(x);
        }
        double parts = x * (PARTS * 1.4426950408889634);
        double shifted = parts + ROUND;
        double r = parts - (shifted - ROUND);
        double scale = powerOfTwo(Double.doubleToRawLongBits(shifted));
        return (float) (scale + scale * r * (PART + r * (PART * PART / 2)));
    }

    /** Whether e^x, and a sum of several such, is well within the range of floats. */
    public static boolean isModerate(float x) {
        return Math.abs(x) < MODERATE;
    }

    /**
     * The exponential of a moderate number, without bounds. For classes with the Vector API, whose machines multiply and add
     * in one instruction; others do that in software.
     */
    public static float moderate(float x) {
        double shifted = Math.fma((double) x, PARTS * 1.4426950408889634, ROUND);
        double r = Math.fma((double) x, PARTS * 1.4426950408889634, ROUND - shifted);
        double scale = powerOfTwo(Double.doubleToRawLongBits(shifted));
        return (float) Math.fma(scale * r, Math.fma(r, PART * PART / 2, PART), scale);
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
        double shifted = x * (PARTS * 1.4426950408889634) + ROUND;
        double n = shifted - ROUND;
        double r = x - n * (LN2 / PARTS) - n * (LN2_REST / PARTS);
        double square = r * r;
        double rest = r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
        double scale = powerOfTwo(Double.doubleToRawLongBits(shifted));
        return scale + scale * rest;
    }

    /** 2^(n/128), where the last bits of n are those of a number: its remainder is looked up, the rest goes to the exponent. */
    private static double powerOfTwo(long n) {
        double power = POWERS[(int) n & (PARTS - 1)];
        return Double.longBitsToDouble(Double.doubleToRawLongBits(power) + (n >> 7 << 52));
    }
}
