package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Activations that are made of e^net - 1, in one loop as in {@link VectorDoubleExp}: {@link DoubleFunctions#expm1} lane by lane. */
final class VectorDoubleExpm1 {
    /** x where it is above 0, else e^x - 1. */
    static final int ELU = 0;

    static final int SELU = 1;

    static final int TANH = 2;

    static final int SOFTPLUS_DELTA = 3;

    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorDoubleExpm1() {}

    /**
     * Applies a function to whole vectors.
     *
     * @param factor of the argument
     * @param most greater arguments count as this
     * @param delta multiplied by the slope, for a function that is one
     */
    static void apply(
            int function, int factor, double most, double[] net, double[] out, double[] delta, int at, int end) {
        for (int i = at; i < end; i += L) {
            DoubleVector x = DoubleVector.fromArray(S, net, i);
            DoubleVector t = x.mul(factor);
            DoubleVector low = DoubleVector.broadcast(S, DoubleFunctions.EXPM1_IS_MINUS_1);
            DoubleVector high = DoubleVector.broadcast(S, most);
            t = t.blend(low, t.compare(VectorOperators.LT, low));
            t = t.blend(high, t.compare(VectorOperators.GT, high));
            DoubleVector round = DoubleVector.broadcast(S, DoubleFunctions.ROUND);
            DoubleVector shifted = t.fma(DoubleVector.broadcast(S, DoubleFunctions.LOG2_E), round);
            DoubleVector n = shifted.sub(round);
            DoubleVector r = n.fma(DoubleVector.broadcast(S, -DoubleFunctions.LN2), t);
            r = n.fma(DoubleVector.broadcast(S, -DoubleFunctions.LN2_REST), r);
            DoubleVector half = VectorDoublePolynomials.halfPowerOfTwo(shifted);
            DoubleVector y = VectorDoublePolynomials.expm1(r)
                    .fma(half, half.sub(DoubleVector.broadcast(S, 0.5)))
                    .mul(DoubleVector.broadcast(S, 2.0));
            if (function == ELU) {
                y.blend(x, x.compare(VectorOperators.GT, DoubleVector.zero(S))).intoArray(out, i);
            } else if (function == SELU) {
                DoubleVector above = x.mul(DoubleVector.broadcast(S, DoubleFunctions.SELU));
                DoubleVector below = y.mul(DoubleVector.broadcast(S, DoubleFunctions.SELU_ALPHA));
                below.blend(above, x.compare(VectorOperators.GT, DoubleVector.zero(S)))
                        .intoArray(out, i);
            } else if (function == TANH) {
                y.div(y.add(DoubleVector.broadcast(S, 2.0))).intoArray(out, i);
            } else {
                DoubleVector.fromArray(S, delta, i).mul(y.neg()).intoArray(delta, i);
            }
        }
    }
}
