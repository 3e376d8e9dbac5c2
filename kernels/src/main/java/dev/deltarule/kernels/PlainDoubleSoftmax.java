package dev.deltarule.kernels;

/** Softmax and its logarithm, example by example. */
abstract class PlainDoubleSoftmax extends PlainDoubleExponentials {
    @Override
    public void softmax(
            int examples,
            int units,
            double[] net,
            double[] out,
            int at,
            double[] maxs,
            double[] sums,
            int firstExample) {
        if (units == 0) {
            return;
        }
        DoubleRowValues.largest(examples, units, net, at, maxs, firstExample);
        for (int e = 0; e < examples; e++) {
            subtract(net, maxs[firstExample + e], out, at + e * units, units);
        }
        exponential(out, out, at, examples * units);
        DoubleRowValues.sums(examples, units, out, at, sums, firstExample);
        for (int e = 0; e < examples; e++) {
            divide(out, at + e * units, units, sums[firstExample + e]);
        }
    }

    @Override
    public void softmaxDelta(int examples, int units, double[] out, double[] delta, int at) {
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            double mix = 0;
            for (int i = o; i < o + units; i++) {
                mix += delta[i] * out[i];
            }
            for (int i = o; i < o + units; i++) {
                delta[i] = out[i] * (delta[i] - mix);
            }
        }
    }

    @Override
    public void logSoftmax(int examples, int units, double[] net, double[] out, int at) {
        if (units == 0) {
            return;
        }
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            subtract(net, DoubleRowValues.largest(net, o, units), out, o, units);
            double sum = 0;
            for (int i = o; i < o + units; i++) {
                sum += DoubleFunctions.exp(out[i]);
            }
            subtract(out, DoubleFunctions.log(sum), out, o, units);
        }
    }

    @Override
    public void logSoftmaxDelta(int examples, int units, double[] out, double[] delta, int at) {
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            double mix = DoubleRowValues.sum(delta, o, units);
            for (int i = o; i < o + units; i++) {
                delta[i] = delta[i] - DoubleFunctions.exp(out[i]) * mix;
            }
        }
    }

    private static void subtract(double[] net, double x, double[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] - x;
        }
    }

    private static void divide(double[] out, int at, int count, double x) {
        for (int i = at; i < at + count; i++) {
            out[i] = out[i] / x;
        }
    }
}
