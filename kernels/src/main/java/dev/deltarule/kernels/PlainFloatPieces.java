package dev.deltarule.kernels;

/**
 * Activations of straight pieces and their like, in loops that HotSpot vectorises by itself.
 *
 * <p>It does so with minima and maxima, but not with conditions. So the slope that is 1 above 0 and else 0 is written as
 * {@code min(1, out · huge · huge)}: huge is the largest number, and even the smallest number times its square is above 1. The
 * arrays of a loop share one index, without which HotSpot would not do it either.
 */
abstract class PlainFloatPieces implements FloatKernels {
    /** What a leaky rectifier lets through of negative net inputs. */
    private static final float LEAK = Float.parseFloat("0.01");

    private static final float HUGE = Float.MAX_VALUE;

    /** 1 above 0, 0 for 0, negative below. */
    private static float step(float x) {
        return Math.min(1, x * HUGE * HUGE);
    }

    /** 1 above 0, else 0. */
    private static float positive(float x) {
        return Math.max(0, step(x));
    }

    @Override
    public void relu(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(0, net[i]);
        }
    }

    @Override
    public void reluDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * step(out[i]);
        }
    }

    @Override
    public void leakyRelu(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(net[i], LEAK * net[i]);
        }
    }

    @Override
    public void leakyReluDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * Math.max(LEAK, step(out[i]));
        }
    }

    @Override
    public void eluDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * Math.min(1, out[i] + 1);
        }
    }

    @Override
    public void seluDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float positive = positive(out[i]);
            float below = Math.min(0, out[i]) + FloatFunctions.SELU_ALPHA;
            delta[i] = delta[i] * (positive * FloatFunctions.SELU + (1 - positive) * below);
        }
    }

    @Override
    public void softsign(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] / (1 + Math.abs(net[i]));
        }
    }

    @Override
    public void softsignDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float size = 1 + Math.abs(net[i]);
            delta[i] = delta[i] * (1 / (size * size));
        }
    }

    @Override
    public void hardSigmoid(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(0, Math.min(1, net[i] / 6 + 0.5f));
        }
    }

    @Override
    public void hardSigmoidDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (positive(3 - Math.abs(net[i])) / 6);
        }
    }

    @Override
    public void hardTanh(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(-1, Math.min(1, net[i]));
        }
    }

    @Override
    public void hardTanhDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * positive(1 - Math.abs(net[i]));
        }
    }

    @Override
    public void hardSwish(float[] net, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] * Math.max(0, Math.min(1, net[i] / 6 + 0.5f));
        }
    }

    @Override
    public void hardSwishDelta(float[] net, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            float bounded = Math.max(-3, Math.min(3, net[i]));
            float between = positive(3 - Math.abs(bounded)) * (bounded / 3 + 0.5f);
            delta[i] = delta[i] * (between + (1 - positive(3 - bounded)));
        }
    }

    @Override
    public void gaussianDelta(float[] net, float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (-2 * net[i] * out[i]);
        }
    }

    @Override
    public void sigmoidDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (out[i] * (1 - out[i]));
        }
    }

    @Override
    public void tanhDelta(float[] out, float[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (1 - out[i] * out[i]);
        }
    }

    @Override
    public void exponentialDelta(float[] out, float[] delta, int at, int count) {
        multiply(out, delta, at, count);
    }

    @Override
    public void multiply(float[] factor, float[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = x[i] * factor[i];
        }
    }

    @Override
    public void add(float[] y, float[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = x[i] + y[i];
        }
    }
}
