package dev.deltarule.kernels;

/**
 * The error function, 2/√π ∫₀ˣ e^(-t²) dt, which exact GELU needs and {@link Math} lacks.
 *
 * <p>Algorithm and coefficients are those of {@code s_erf.c} of fdlibm 5.3, whose notice reads:
 *
 * <pre>
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunPro, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely
 * granted, provided that this notice is preserved.
 * </pre>
 */
public final class Erf {
    private static final double TWO_OVER_ROOT_PI_MINUS_1 = 0.1283791670955126;
    /** erf(1), rounded to 24 bits so that adding to it loses nothing. */
    private static final double ERF_1 = 0.8450629115104675;

    private Erf() {}

    /** The error function of {@code x}, off by about 1 ulp at most; NaN for NaN, ±1 for ±infinity. */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size < 0.84375) {
            return nearZero(x, size);
        }
        if (size < 1.25) {
            return Math.copySign(nearOne(size - 1), x);
        }
        if (size < 6) {
            return Math.copySign(1 - complement(size), x);
        }
        return Double.isNaN(x) ? x : Math.copySign(1, x);
    }

    /** erf(x) = x + x P(x²) / Q(x²), for |x| below 0.84375. Below 2^-28 it is linear. */
    private static double nearZero(double x, double size) {
        if (size < 0x1p-28) {
            return x + TWO_OVER_ROOT_PI_MINUS_1 * x;
        }
        double z = x * x;
        double p = -2.3763016656650163e-05;
        p = p * z - 0.005770270296489442;
        p = p * z - 0.02848174957559851;
        p = p * z - 0.3250421072470015;
        p = p * z + 0.12837916709551256;
        double q = -3.960228278775368e-06;
        q = q * z + 0.00013249473800432164;
        q = q * z + 0.005081306281875766;
        q = q * z + 0.0650222499887673;
        q = q * z + 0.39791722395915535;
        q = q * z + 1;
        return x + x * (p / q);
    }

    /** erf(1 + s) = erf(1) + P(s) / Q(s), for 1 + s from 0.84375 to 1.25. */
    private static double nearOne(double s) {
        double p = -0.002166375594868791;
        p = p * s + 0.035478304325618236;
        p = p * s - 0.11089469428239668;
        p = p * s + 0.31834661990116175;
        p = p * s - 0.3722078760357013;
        p = p * s + 0.41485611868374833;
        p = p * s - 0.0023621185607526594;
        double q = 0.011984499846799107;
        q = q * s + 0.01363708391202905;
        q = q * s + 0.12617121980876164;
        q = q * s + 0.07182865441419627;
        q = q * s + 0.540397917702171;
        q = q * s + 0.10642088040084423;
        q = q * s + 1;
        return ERF_1 + p / q;
    }

    /** 1 - erf(x) = e^(-x² - 0.5625 + R(1/x²) / S(1/x²)) / x, for x from 1.25 to 6. */
    private static double complement(double x) {
        double s = 1 / (x * x);
        double ratio = x < 1 / 0.35 ? middleRatio(s) : tailRatio(s);
        // z is x cut to 32 bits. Its square is exact, so -x² = -z² + (z - x) (z + x) loses nothing.
        double z = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
        return Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + ratio) / x;
    }

    private static double middleRatio(double s) {
        double p = -9.814329344169145;
        p = p * s - 81.2874355063066;
        p = p * s - 184.60509290671104;
        p = p * s - 162.39666946257347;
        p = p * s - 62.375332450326006;
        p = p * s - 10.558626225323291;
        p = p * s - 0.6938585727071818;
        p = p * s - 0.009864944034847148;
        double q = -0.0604244152148581;
        q = q * s + 6.570249770319282;
        q = q * s + 108.63500554177944;
        q = q * s + 429.00814002756783;
        q = q * s + 645.3872717332679;
        q = q * s + 434.56587747522923;
        q = q * s + 137.65775414351904;
        q = q * s + 19.651271667439257;
        q = q * s + 1;
        return p / q;
    }

    private static double tailRatio(double s) {
        double p = -483.5191916086514;
        p = p * s - 1025.0951316110772;
        p = p * s - 637.5664433683896;
        p = p * s - 160.63638485582192;
        p = p * s - 17.757954917754752;
        p = p * s - 0.799283237680523;
        p = p * s - 0.0098649429247001;
        double q = -22.44095244658582;
        q = q * s + 474.52854120695537;
        q = q * s + 2553.0504064331644;
        q = q * s + 3199.8582195085955;
        q = q * s + 1536.729586084437;
        q = q * s + 325.7925129965739;
        q = q * s + 30.33806074348246;
        q = q * s + 1;
        return p / q;
    }
}
