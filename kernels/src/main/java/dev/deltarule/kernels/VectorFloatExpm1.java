package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Activations that are made of e^net - 1, in one loop as in {@link VectorFloatExp}: {@link FloatFunctions#expm1} lane by lane. */
final class VectorFloatExpm1 {
    /** x where it is above 0, else e^x - 1. */
    static final int ELU = 0;

    static final int SELU = 1;

    static final int TANH = 2;

    static final int SOFTPLUS_DELTA = 3;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private VectorFloatExpm1() {}

    /**
     * Applies a function to whole vectors.
     *
     * @param factor of the argument
     * @param most greater arguments count as this
     * @param delta multiplied by the slope, for a function that is one
     */
    static void apply(int function, int factor, float most, float[] net, float[] out, float[] delta, int at, int end) {
        for (int i = at; i < end; i += L) {
            FloatVector x = FloatVector.fromArray(S, net, i);
            FloatVector t = x.mul(factor);
            FloatVector low = FloatVector.broadcast(S, FloatFunctions.EXPM1_IS_MINUS_1);
            FloatVector high = FloatVector.broadcast(S, most);
            t = t.blend(low, t.compare(VectorOperators.LT, low));
            t = t.blend(high, t.compare(VectorOperators.GT, high));
            FloatVector round = FloatVector.broadcast(S, FloatFunctions.ROUND);
            FloatVector shifted = t.fma(FloatVector.broadcast(S, FloatFunctions.LOG2_E), round);
            FloatVector n = shifted.sub(round);
            FloatVector r = n.fma(FloatVector.broadcast(S, -FloatFunctions.LN2), t);
            r = n.fma(FloatVector.broadcast(S, -FloatFunctions.LN2_REST), r);
            FloatVector half = VectorFloatPolynomials.halfPowerOfTwo(shifted);
            FloatVector y = VectorFloatPolynomials.expm1(r)
                    .fma(half, half.sub(FloatVector.broadcast(S, 0.5f)))
                    .mul(FloatVector.broadcast(S, 2.0f));
            if (function == ELU) {
                y.blend(x, x.compare(VectorOperators.GT, FloatVector.zero(S))).intoArray(out, i);
            } else if (function == SELU) {
                FloatVector above = x.mul(FloatVector.broadcast(S, FloatFunctions.SELU));
                FloatVector below = y.mul(FloatVector.broadcast(S, FloatFunctions.SELU_ALPHA));
                below.blend(above, x.compare(VectorOperators.GT, FloatVector.zero(S)))
                        .intoArray(out, i);
            } else if (function == TANH) {
                y.div(y.add(FloatVector.broadcast(S, 2.0f))).intoArray(out, i);
            } else {
                FloatVector.fromArray(S, delta, i).mul(y.neg()).intoArray(delta, i);
            }
        }
    }
}
