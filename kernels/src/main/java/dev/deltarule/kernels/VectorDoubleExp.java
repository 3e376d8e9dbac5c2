package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Activations that are made of e^net, in one loop for all: {@link DoubleFunctions#exp} with the same operations in the same order,
 * lane by lane.
 *
 * <p>One loop, because HotSpot must not inline it. Below 325 bytes it would put it into the method of a network, where it gives up
 * on the Vector API after some operations and keeps the rest of the vectors in objects.
 */
final class VectorDoubleExp {
    /** What becomes of e^x. */
    static final int EXPONENTIAL = 0;

    /** Or the argument with the other sign where it is above most. */
    static final int EXPONENTIAL_OR_NEGATIVE = 1;

    static final int SIGMOID = 2;

    static final int SWISH = 3;

    static final int SWISH_DELTA = 4;

    static final int MISH = 5;

    static final int MISH_DELTA = 6;

    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleExp() {}

    /**
     * Applies a function to whole vectors.
     *
     * @param sign 1 for e^net, -1 for e^-net
     * @param most greater arguments count as this
     * @param delta multiplied by the slope, for a function that is one
     */
    static void apply(
            int function, int sign, double most, double[] net, double[] out, double[] delta, int at, int end) {
        DoubleVector round = DoubleVector.broadcast(S, DoubleFunctions.ROUND);
        for (int i = at; i < end; i += L) {
            DoubleVector x = DoubleVector.fromArray(S, net, i);
            DoubleVector t = bounded(x.mul(sign), most);
            DoubleVector n = t.fma(DoubleVector.broadcast(S, DoubleFunctions.LOG2_E), round)
                    .sub(round);
            DoubleVector r = n.fma(DoubleVector.broadcast(S, -DoubleFunctions.LN2), t);
            r = n.fma(DoubleVector.broadcast(S, -DoubleFunctions.LN2_REST), r);
            DoubleVector half = n.fma(DoubleVector.broadcast(S, 0.5), round).sub(round);
            DoubleVector e = VectorDoublePolynomials.expm1(r)
                    .add(1)
                    .mul(VectorDoublePolynomials.powerOfTwo(half.add(round)))
                    .mul(VectorDoublePolynomials.powerOfTwo(n.sub(half).add(round)));
            if (function == EXPONENTIAL) {
                e.intoArray(out, i);
            } else if (function == EXPONENTIAL_OR_NEGATIVE) {
                DoubleVector limit = DoubleVector.broadcast(S, most);
                e.blend(x.neg(), x.compare(VectorOperators.GT, limit)).intoArray(out, i);
            } else if (function == SIGMOID) {
                DoubleVector.broadcast(S, 1.0).div(e.add(1)).intoArray(out, i);
            } else if (function == SWISH) {
                x.div(e.add(1)).intoArray(out, i);
            } else if (function == SWISH_DELTA) {
                DoubleVector numerator =
                        x.sub(DoubleVector.fromArray(S, out, i)).add(1);
                DoubleVector.fromArray(S, delta, i).mul(numerator.div(e.add(1))).intoArray(delta, i);
            } else if (function == MISH) {
                DoubleVector w = e.mul(e.add(2));
                x.mul(w.div(w.add(2))).intoArray(out, i);
            } else {
                DoubleVector w = e.mul(e.add(2));
                DoubleVector share = e.mul(e.add(1)).div(w.add(2));
                DoubleVector slope = t.mul(4).mul(share).add(w).div(w.add(2));
                DoubleVector.fromArray(S, delta, i).mul(slope).intoArray(delta, i);
            }
        }
    }

    /** Within bounds; what is not a number stays none. */
    private static DoubleVector bounded(DoubleVector x, double most) {
        DoubleVector low = DoubleVector.broadcast(S, DoubleFunctions.EXP_IS_0);
        DoubleVector high = DoubleVector.broadcast(S, most);
        DoubleVector bounded = x.blend(low, x.compare(VectorOperators.LT, low));
        return bounded.blend(high, bounded.compare(VectorOperators.GT, high));
    }
}
