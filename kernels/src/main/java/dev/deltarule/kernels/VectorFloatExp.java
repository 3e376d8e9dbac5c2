package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Activations that are made of e^net, in one loop for all: {@link FloatFunctions#exp} with the same operations in the same order,
 * lane by lane.
 *
 * <p>One loop, because HotSpot must not inline it. Below 325 bytes it would put it into the method of a network, where it gives up
 * on the Vector API after some operations and keeps the rest of the vectors in objects.
 */
final class VectorFloatExp {
    /** What becomes of e^x. */
    static final int EXPONENTIAL = 0;

    /** Or the argument with the other sign where it is above most. */
    static final int EXPONENTIAL_OR_NEGATIVE = 1;

    static final int SIGMOID = 2;

    static final int SWISH = 3;

    static final int SWISH_DELTA = 4;

    static final int MISH = 5;

    static final int MISH_DELTA = 6;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatExp() {}

    /**
     * Applies a function to whole vectors.
     *
     * @param sign 1 for e^net, -1 for e^-net
     * @param most greater arguments count as this
     * @param delta multiplied by the slope, for a function that is one
     */
    static void apply(int function, int sign, float most, float[] net, float[] out, float[] delta, int at, int end) {
        FloatVector round = FloatVector.broadcast(S, FloatFunctions.ROUND);
        for (int i = at; i < end; i += L) {
            FloatVector x = FloatVector.fromArray(S, net, i);
            FloatVector t = bounded(x.mul(sign), most);
            FloatVector n = t.fma(FloatVector.broadcast(S, FloatFunctions.LOG2_E), round)
                    .sub(round);
            FloatVector r = n.fma(FloatVector.broadcast(S, -FloatFunctions.LN2), t);
            r = n.fma(FloatVector.broadcast(S, -FloatFunctions.LN2_REST), r);
            FloatVector half = n.fma(FloatVector.broadcast(S, 0.5f), round).sub(round);
            FloatVector e = VectorFloatPolynomials.expm1(r)
                    .add(1)
                    .mul(VectorFloatPolynomials.powerOfTwo(half.add(round)))
                    .mul(VectorFloatPolynomials.powerOfTwo(n.sub(half).add(round)));
            if (function == EXPONENTIAL) {
                e.intoArray(out, i);
            } else if (function == EXPONENTIAL_OR_NEGATIVE) {
                FloatVector limit = FloatVector.broadcast(S, most);
                e.blend(x.neg(), x.compare(VectorOperators.GT, limit)).intoArray(out, i);
            } else if (function == SIGMOID) {
                FloatVector.broadcast(S, 1.0f).div(e.add(1)).intoArray(out, i);
            } else if (function == SWISH) {
                x.div(e.add(1)).intoArray(out, i);
            } else if (function == SWISH_DELTA) {
                FloatVector numerator = x.sub(FloatVector.fromArray(S, out, i)).add(1);
                FloatVector.fromArray(S, delta, i).mul(numerator.div(e.add(1))).intoArray(delta, i);
            } else if (function == MISH) {
                FloatVector w = e.mul(e.add(2));
                x.mul(w.div(w.add(2))).intoArray(out, i);
            } else {
                FloatVector w = e.mul(e.add(2));
                FloatVector share = e.mul(e.add(1)).div(w.add(2));
                FloatVector slope = t.mul(4).mul(share).add(w).div(w.add(2));
                FloatVector.fromArray(S, delta, i).mul(slope).intoArray(delta, i);
            }
        }
    }

    /** Within bounds; what is not a number stays none. */
    private static FloatVector bounded(FloatVector x, float most) {
        FloatVector low = FloatVector.broadcast(S, FloatFunctions.EXP_IS_0);
        FloatVector high = FloatVector.broadcast(S, most);
        FloatVector bounded = x.blend(low, x.compare(VectorOperators.LT, low));
        return bounded.blend(high, bounded.compare(VectorOperators.GT, high));
    }
}
