package dev.deltarule.kernels;

/** Activations with exponentials, one number after the other. */
abstract class PlainDoubleExponentials extends PlainDoublePieces {
    @Override
    public void exponential(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.exp(net[i]);
        }
    }

    @Override
    public void sigmoid(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.sigmoid(net[i]);
        }
    }

    @Override
    public void tanh(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.tanh(net[i]);
        }
    }

    @Override
    public void elu(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double x = net[i];
            out[i] = x > 0 ? x : DoubleFunctions.expm1(x);
        }
    }

    @Override
    public void selu(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double x = net[i];
            out[i] = x > 0 ? DoubleFunctions.SELU * x : DoubleFunctions.SELU_ALPHA * DoubleFunctions.expm1(x);
        }
    }

    @Override
    public void softplus(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.softplus(net[i]);
        }
    }

    @Override
    public void softplusDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * -DoubleFunctions.expm1(-out[i]);
        }
    }

    @Override
    public void swish(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] / (1 + DoubleFunctions.exp(-net[i]));
        }
    }

    /** The slope as σ(net) (1 + net - out), which loses nothing where net is large. */
    @Override
    public void swishDelta(double[] net, double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * ((net[i] - out[i] + 1) / (1 + DoubleFunctions.exp(-net[i])));
        }
    }

    /** With e = e^net and w = e (e + 2), tanh(ln(1 + e)) is w / (w + 2). */
    @Override
    public void mish(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double x = net[i];
            double e = DoubleFunctions.exp(x > DoubleFunctions.MISH_IS_IDENTITY ? DoubleFunctions.MISH_IS_IDENTITY : x);
            double w = e * (e + 2);
            out[i] = x * (w / (w + 2));
        }
    }

    /** The slope, which is (w + 4 net e (e + 1) / (w + 2)) / (w + 2). */
    @Override
    public void mishDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double x = Math.max(DoubleFunctions.EXP_IS_0, Math.min(DoubleFunctions.MISH_IS_IDENTITY, net[i]));
            double e = DoubleFunctions.exp(x);
            double w = e * (e + 2);
            delta[i] = delta[i] * ((w + 4 * x * (e * (e + 1) / (w + 2))) / (w + 2));
        }
    }

    @Override
    public void gaussian(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.exp(-net[i] * net[i]);
        }
    }

    @Override
    public void gelu(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.gelu(net[i]);
        }
    }

    @Override
    public void geluDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * DoubleFunctions.geluSlope(net[i]);
        }
    }

    @Override
    public void sine(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = DoubleFunctions.sin(net[i]);
        }
    }

    @Override
    public void sineDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * DoubleFunctions.cos(net[i]);
        }
    }
}
