package dev.deltarule.kernels;

/**
 * Activations of straight pieces and their like, in loops that HotSpot vectorises by itself.
 *
 * <p>It does so with minima and maxima, but not with conditions. So the slope that is 1 above 0 and else 0 is written as
 * {@code min(1, out · huge · huge)}: huge is the largest number, and even the smallest number times its square is above 1. The
 * arrays of a loop share one index, without which HotSpot would not do it either.
 */
abstract class PlainDoublePieces implements DoubleKernels {
    /** What a leaky rectifier lets through of negative net inputs. */
    private static final double LEAK = Double.parseDouble("0.01");

    private static final double HUGE = Double.MAX_VALUE;

    /** 1 above 0, 0 for 0, negative below. */
    private static double step(double x) {
        return Math.min(1, x * HUGE * HUGE);
    }

    /** 1 above 0, else 0. */
    private static double positive(double x) {
        return Math.max(0, step(x));
    }

    @Override
    public void relu(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(0, net[i]);
        }
    }

    @Override
    public void reluDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * step(out[i]);
        }
    }

    @Override
    public void leakyRelu(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(net[i], LEAK * net[i]);
        }
    }

    @Override
    public void leakyReluDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * Math.max(LEAK, step(out[i]));
        }
    }

    @Override
    public void eluDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * Math.min(1, out[i] + 1);
        }
    }

    @Override
    public void seluDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double positive = positive(out[i]);
            double below = Math.min(0, out[i]) + DoubleFunctions.SELU_ALPHA;
            delta[i] = delta[i] * (positive * DoubleFunctions.SELU + (1 - positive) * below);
        }
    }

    @Override
    public void softsign(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] / (1 + Math.abs(net[i]));
        }
    }

    @Override
    public void softsignDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double size = 1 + Math.abs(net[i]);
            delta[i] = delta[i] * (1 / (size * size));
        }
    }

    @Override
    public void hardSigmoid(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(0, Math.min(1, net[i] / 6 + 0.5));
        }
    }

    @Override
    public void hardSigmoidDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (positive(3 - Math.abs(net[i])) / 6);
        }
    }

    @Override
    public void hardTanh(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = Math.max(-1, Math.min(1, net[i]));
        }
    }

    @Override
    public void hardTanhDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * positive(1 - Math.abs(net[i]));
        }
    }

    @Override
    public void hardSwish(double[] net, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] * Math.max(0, Math.min(1, net[i] / 6 + 0.5));
        }
    }

    @Override
    public void hardSwishDelta(double[] net, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            double bounded = Math.max(-3, Math.min(3, net[i]));
            double between = positive(3 - Math.abs(bounded)) * (bounded / 3 + 0.5);
            delta[i] = delta[i] * (between + (1 - positive(3 - bounded)));
        }
    }

    @Override
    public void gaussianDelta(double[] net, double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (-2 * net[i] * out[i]);
        }
    }

    @Override
    public void sigmoidDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (out[i] * (1 - out[i]));
        }
    }

    @Override
    public void tanhDelta(double[] out, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] * (1 - out[i] * out[i]);
        }
    }

    @Override
    public void exponentialDelta(double[] out, double[] delta, int at, int count) {
        multiply(out, delta, at, count);
    }

    @Override
    public void multiply(double[] factor, double[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = x[i] * factor[i];
        }
    }

    @Override
    public void add(double[] y, double[] x, int at, int count) {
        for (int i = at; i < at + count; i++) {
            x[i] = x[i] + y[i];
        }
    }
}
