package dev.deltarule.kernels;

/** Activations with exponentials, one number after the other. */
abstract class PlainFloatExponentials extends PlainFloatPieces {
    @Override
    public void exponential(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.exp(net[i]);
        }
    }

    @Override
    public void sigmoid(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.sigmoid(net[i]);
        }
    }

    @Override
    public void tanh(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.tanh(net[i]);
        }
    }

    @Override
    public void elu(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float x = net[i];
            out[i] = x > 0 ? x : FloatFunctions.expm1(x);
        }
    }

    @Override
    public void selu(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float x = net[i];
            out[i] = x > 0 ? FloatFunctions.SELU * x : FloatFunctions.SELU_ALPHA * FloatFunctions.expm1(x);
        }
    }

    @Override
    public void softplus(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.softplus(net[i]);
        }
    }

    @Override
    public void softplusDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * -FloatFunctions.expm1(-out[i]);
        }
    }

    @Override
    public void swish(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] / (1 + FloatFunctions.exp(-net[i]));
        }
    }

    /** The slope as σ(net) (1 + net - out), which loses nothing where net is large. */
    @Override
    public void swishDelta(float[] net, float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * ((net[i] - out[i] + 1) / (1 + FloatFunctions.exp(-net[i])));
        }
    }

    /** With e = e^net and w = e (e + 2), tanh(ln(1 + e)) is w / (w + 2). */
    @Override
    public void mish(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float x = net[i];
            float e = FloatFunctions.exp(x > FloatFunctions.MISH_IS_IDENTITY ? FloatFunctions.MISH_IS_IDENTITY : x);
            float w = e * (e + 2);
            out[i] = x * (w / (w + 2));
        }
    }

    /** The slope, which is (w + 4 net e (e + 1) / (w + 2)) / (w + 2). */
    @Override
    public void mishDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float x = Math.max(FloatFunctions.EXP_IS_0, Math.min(FloatFunctions.MISH_IS_IDENTITY, net[i]));
            float e = FloatFunctions.exp(x);
            float w = e * (e + 2);
            delta[i] = delta[i] * ((w + 4 * x * (e * (e + 1) / (w + 2))) / (w + 2));
        }
    }

    @Override
    public void gaussian(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.exp(-net[i] * net[i]);
        }
    }

    @Override
    public void gelu(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.gelu(net[i]);
        }
    }

    @Override
    public void geluDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * FloatFunctions.geluSlope(net[i]);
        }
    }

    @Override
    public void sine(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = FloatFunctions.sin(net[i]);
        }
    }

    @Override
    public void sineDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * FloatFunctions.cos(net[i]);
        }
    }
}
