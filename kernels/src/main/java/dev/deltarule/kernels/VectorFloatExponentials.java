package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Activations with exponentials by the Vector API; what is left behind the last whole vector goes through the plain loop. HotSpot
 * vectorises all other activations by itself.
 */
abstract class VectorFloatExponentials extends PlainFloatDerivatives {
    private static final int L = FloatVector.SPECIES_PREFERRED.length();

    private static final float MOST = FloatFunctions.EXP_IS_INFINITE;

    /** HotSpot keeps masks of two lanes in objects, so where vectors are that short the plain loops do everything. */
    private static final int LANES_IN_OBJECTS = 2;

    /** What is left behind the last whole vector. */
    private static int rest(int count) {
        return L <= LANES_IN_OBJECTS ? count : count % L;
    }

    /** Behind the last whole vector. */
    private static int end(int at, int count) {
        return at + count - rest(count);
    }

    @Override
    public void exponential(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(VectorFloatExp.EXPONENTIAL, 1, MOST, net, out, out, at, end);
        super.exponential(net, out, end, rest(count));
    }

    @Override
    public void gaussian(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = -net[i] * net[i];
        }
        exponential(out, out, at, count);
    }

    @Override
    public void sigmoid(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(VectorFloatExp.SIGMOID, -1, MOST, net, out, out, at, end);
        super.sigmoid(net, out, end, rest(count));
    }

    @Override
    public void tanh(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExpm1.apply(VectorFloatExpm1.TANH, 2, FloatFunctions.TANH_IS_1, net, out, out, at, end);
        super.tanh(net, out, end, rest(count));
    }

    @Override
    public void elu(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExpm1.apply(VectorFloatExpm1.ELU, 1, MOST, net, out, out, at, end);
        super.elu(net, out, end, rest(count));
    }

    @Override
    public void selu(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExpm1.apply(VectorFloatExpm1.SELU, 1, MOST, net, out, out, at, end);
        super.selu(net, out, end, rest(count));
    }

    /** Net inputs of which softplus is the identity go to the second part with the other sign, which exponentials do not have. */
    @Override
    public void softplus(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(
                VectorFloatExp.EXPONENTIAL_OR_NEGATIVE, 1, FloatFunctions.SOFTPLUS_IS_IDENTITY, net, out, out, at, end);
        VectorFloatPolynomials.logarithms(out, at, end);
        super.softplus(net, out, end, rest(count));
    }

    @Override
    public void softplusDelta(float[] out, float[] delta, int at, int count) {
        int end = end(at, count);
        VectorFloatExpm1.apply(VectorFloatExpm1.SOFTPLUS_DELTA, -1, MOST, out, out, delta, at, end);
        super.softplusDelta(out, delta, end, rest(count));
    }

    @Override
    public void swish(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(VectorFloatExp.SWISH, -1, MOST, net, out, out, at, end);
        super.swish(net, out, end, rest(count));
    }

    @Override
    public void swishDelta(float[] net, float[] out, float[] delta, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(VectorFloatExp.SWISH_DELTA, -1, MOST, net, out, delta, at, end);
        super.swishDelta(net, out, delta, end, rest(count));
    }

    @Override
    public void mish(float[] net, float[] out, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(VectorFloatExp.MISH, 1, FloatFunctions.MISH_IS_IDENTITY, net, out, out, at, end);
        super.mish(net, out, end, rest(count));
    }

    @Override
    public void mishDelta(float[] net, float[] delta, int at, int count) {
        int end = end(at, count);
        VectorFloatExp.apply(VectorFloatExp.MISH_DELTA, 1, FloatFunctions.MISH_IS_IDENTITY, net, net, delta, at, end);
        super.mishDelta(net, delta, end, rest(count));
    }
}
