package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;

/**
 * Activations with exponentials by the Vector API; what is left behind the last whole vector goes through the plain loop. HotSpot
 * vectorises all other activations by itself.
 */
abstract class VectorDoubleExponentials extends PlainDoubleDerivatives {
    private static final int L = DoubleVector.SPECIES_PREFERRED.length();

    private static final double MOST = DoubleFunctions.EXP_IS_INFINITE;

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
    public void exponential(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(VectorDoubleExp.EXPONENTIAL, 1, MOST, net, out, out, at, end);
        super.exponential(net, out, end, rest(count));
    }

    @Override
    public void gaussian(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = -net[i] * net[i];
        }
        exponential(out, out, at, count);
    }

    @Override
    public void sigmoid(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(VectorDoubleExp.SIGMOID, -1, MOST, net, out, out, at, end);
        super.sigmoid(net, out, end, rest(count));
    }

    @Override
    public void tanh(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExpm1.apply(VectorDoubleExpm1.TANH, 2, DoubleFunctions.TANH_IS_1, net, out, out, at, end);
        super.tanh(net, out, end, rest(count));
    }

    @Override
    public void elu(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExpm1.apply(VectorDoubleExpm1.ELU, 1, MOST, net, out, out, at, end);
        super.elu(net, out, end, rest(count));
    }

    @Override
    public void selu(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExpm1.apply(VectorDoubleExpm1.SELU, 1, MOST, net, out, out, at, end);
        super.selu(net, out, end, rest(count));
    }

    /** Net inputs of which softplus is the identity go to the second part with the other sign, which exponentials do not have. */
    @Override
    public void softplus(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(
                VectorDoubleExp.EXPONENTIAL_OR_NEGATIVE,
                1,
                DoubleFunctions.SOFTPLUS_IS_IDENTITY,
                net,
                out,
                out,
                at,
                end);
        VectorDoublePolynomials.logarithms(out, at, end);
        super.softplus(net, out, end, rest(count));
    }

    @Override
    public void softplusDelta(double[] out, double[] delta, int at, int count) {
        int end = end(at, count);
        VectorDoubleExpm1.apply(VectorDoubleExpm1.SOFTPLUS_DELTA, -1, MOST, out, out, delta, at, end);
        super.softplusDelta(out, delta, end, rest(count));
    }

    @Override
    public void swish(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(VectorDoubleExp.SWISH, -1, MOST, net, out, out, at, end);
        super.swish(net, out, end, rest(count));
    }

    @Override
    public void swishDelta(double[] net, double[] out, double[] delta, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(VectorDoubleExp.SWISH_DELTA, -1, MOST, net, out, delta, at, end);
        super.swishDelta(net, out, delta, end, rest(count));
    }

    @Override
    public void mish(double[] net, double[] out, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(VectorDoubleExp.MISH, 1, DoubleFunctions.MISH_IS_IDENTITY, net, out, out, at, end);
        super.mish(net, out, end, rest(count));
    }

    @Override
    public void mishDelta(double[] net, double[] delta, int at, int count) {
        int end = end(at, count);
        VectorDoubleExp.apply(
                VectorDoubleExp.MISH_DELTA, 1, DoubleFunctions.MISH_IS_IDENTITY, net, net, delta, at, end);
        super.mishDelta(net, delta, end, rest(count));
    }
}
