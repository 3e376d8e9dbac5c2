package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What {@link FloatFunctions} are made of, lane by lane: short methods, which HotSpot inlines into a loop. */
final class VectorFloatPolynomials {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatPolynomials() {}

    static FloatVector expm1(FloatVector r) {
        FloatVector square = r.mul(r);
        FloatVector p01 = r.fma(FloatVector.broadcast(S, 0.16666666f), FloatVector.broadcast(S, 0.5f));
        FloatVector p23 = r.fma(FloatVector.broadcast(S, 0.008333452f), FloatVector.broadcast(S, 0.041665796f));
        FloatVector p45 = r.fma(FloatVector.broadcast(S, 1.9875691E-4f), FloatVector.broadcast(S, 0.0013981999f));
        return p45.fma(square, p23).fma(square, p01).fma(square, r);
    }

    /** 2^n, where n is in the last bits of a sum with {@link FloatFunctions#ROUND}. */
    static FloatVector powerOfTwo(FloatVector shifted) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(0x3F800000)
                .reinterpretAsFloats();
    }

    /** 2^(n - 1). */
    static FloatVector halfPowerOfTwo(FloatVector shifted) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(0x3F000000)
                .reinterpretAsFloats();
    }

    /**
     * The second part of softplus, {@link FloatFunctions#log1p}: ln(1 + out), or -out where that is negative. A loop by itself,
     * written out so that HotSpot does not inline it: see {@link VectorFloatExp}.
     */
    static void logarithms(float[] out, int at, int end) {
        for (int i = at; i < end; i += L) {
            FloatVector x = FloatVector.fromArray(S, out, i);
            FloatVector one = FloatVector.broadcast(S, 1.0f);
            FloatVector u = x.add(one);
            FloatVector lost = x.sub(u.sub(one)).div(u);
            IntVector bits = u.reinterpretAsInts();
            IntVector exponent = bits.sub(0x3F3504F3).lanewise(VectorOperators.ASHR, 23);
            FloatVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .sub(one);
            // exponents are small, and the last bits of a sum with 1.5 · 2^23
            FloatVector n =
                    exponent.add(0x4B400000).reinterpretAsFloats().sub(FloatVector.broadcast(S, FloatFunctions.ROUND));
            FloatVector square = f.mul(f);
            FloatVector p01 = f.fma(FloatVector.broadcast(S, -0.24999994f), FloatVector.broadcast(S, 0.3333333f));
            FloatVector p23 = f.fma(FloatVector.broadcast(S, -0.16668057f), FloatVector.broadcast(S, 0.20000714f));
            FloatVector p45 = f.fma(FloatVector.broadcast(S, -0.12420141f), FloatVector.broadcast(S, 0.14249323f));
            FloatVector p67 = f.fma(FloatVector.broadcast(S, -0.1151461f), FloatVector.broadcast(S, 0.116769984f));
            FloatVector fourth = square.mul(square);
            FloatVector high = fourth.fma(FloatVector.broadcast(S, 0.070376836f), p67.fma(square, p45));
            FloatVector y = high.fma(fourth, p23.fma(square, p01)).mul(f).fma(square, lost);
            y = n.fma(FloatVector.broadcast(S, FloatFunctions.LN2_REST), y);
            y = square.fma(FloatVector.broadcast(S, -0.5f), y);
            y = n.fma(FloatVector.broadcast(S, FloatFunctions.LN2), f.add(y));
            y.blend(x.neg(), x.compare(VectorOperators.LT, FloatVector.zero(S))).intoArray(out, i);
        }
    }
}
