package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What {@link DoubleFunctions} are made of, lane by lane, as {@link VectorFloatPolynomials} in float. */
final class VectorDoublePolynomials {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoublePolynomials() {}

    static DoubleVector expm1(DoubleVector r) {
        DoubleVector square = r.mul(r);
        DoubleVector p01 =
                r.fma(DoubleVector.broadcast(S, 0.16666666666666669), DoubleVector.broadcast(S, 0.5000000000000001));
        DoubleVector p23 =
                r.fma(DoubleVector.broadcast(S, 0.008333333333330065), DoubleVector.broadcast(S, 0.04166666666662416));
        DoubleVector p45 = r.fma(
                DoubleVector.broadcast(S, 1.9841269863041851E-4), DoubleVector.broadcast(S, 0.0013888888917198419));
        DoubleVector p67 = r.fma(
                DoubleVector.broadcast(S, 2.7557268478279004E-6), DoubleVector.broadcast(S, 2.480152131972762E-5));
        DoubleVector p89 =
                r.fma(DoubleVector.broadcast(S, 2.51003767988125E-8), DoubleVector.broadcast(S, 2.762007713646922E-7));
        DoubleVector fourth = square.mul(square);
        DoubleVector high = p89.fma(fourth, p67.fma(square, p45));
        return high.fma(fourth, p23.fma(square, p01)).fma(square, r);
    }

    /** 2^n, where n is in the last bits of a sum with {@link DoubleFunctions#ROUND}. */
    static DoubleVector powerOfTwo(DoubleVector shifted) {
        return shifted.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, 52)
                .add(0x3FF0000000000000L)
                .reinterpretAsDoubles();
    }

    /** 2^(n - 1). */
    static DoubleVector halfPowerOfTwo(DoubleVector shifted) {
        return shifted.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, 52)
                .add(0x3FE0000000000000L)
                .reinterpretAsDoubles();
    }

    /** The second part of softplus, {@link DoubleFunctions#log1p}: ln(1 + out), or -out where that is negative. */
    static void logarithms(double[] out, int at, int end) {
        for (int i = at; i < end; i += L) {
            DoubleVector x = DoubleVector.fromArray(S, out, i);
            DoubleVector one = DoubleVector.broadcast(S, 1.0);
            DoubleVector u = x.add(one);
            DoubleVector lost = x.sub(u.sub(one)).div(u);
            LongVector bits = u.reinterpretAsLongs();
            LongVector exponent = bits.sub(0x3FE6A09E667F3BCDL).lanewise(VectorOperators.ASHR, 52);
            DoubleVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52))
                    .reinterpretAsDoubles()
                    .sub(one);
            // exponents are small, and the last bits of a sum with 1.5 · 2^52
            DoubleVector n = exponent.add(0x4338000000000000L)
                    .reinterpretAsDoubles()
                    .sub(DoubleVector.broadcast(S, DoubleFunctions.ROUND));
            DoubleVector s = f.div(f.add(DoubleVector.broadcast(S, 2.0)));
            DoubleVector half = f.mul(DoubleVector.broadcast(S, 0.5)).mul(f);
            DoubleVector z = s.mul(s);
            DoubleVector square = z.mul(z);
            DoubleVector p01 =
                    z.fma(DoubleVector.broadcast(S, 0.39999999999899444), DoubleVector.broadcast(S, 0.666666666666667));
            DoubleVector p23 = z.fma(
                    DoubleVector.broadcast(S, 0.22222211130259878), DoubleVector.broadcast(S, 0.2857142862600327));
            DoubleVector p45 = z.fma(
                    DoubleVector.broadcast(S, 0.15331710618210773), DoubleVector.broadcast(S, 0.18182889455674947));
            DoubleVector high = square.fma(DoubleVector.broadcast(S, 0.14616585424888623), p45);
            DoubleVector y = high.fma(square, p23).fma(square, p01).fma(z, half);
            y = s.fma(y, n.fma(DoubleVector.broadcast(S, DoubleFunctions.LN2_REST), lost));
            y = n.fma(DoubleVector.broadcast(S, DoubleFunctions.LN2), f.sub(half.sub(y)));
            y.blend(x.neg(), x.compare(VectorOperators.LT, DoubleVector.zero(S)))
                    .intoArray(out, i);
        }
    }
}
