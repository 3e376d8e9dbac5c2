package dev.deltarule.kernels;

/** Softmax and its logarithm, example by example. */
abstract class PlainFloatSoftmax extends PlainFloatExponentials {
    @Override
    public void softmax(
            int examples, int units, float[] net, float[] out, int at, float[] maxs, float[] sums, int firstExample) {
        if (units == 0) {
            return;
        }
        FloatRowValues.largest(examples, units, net, at, maxs, firstExample);
        for (int e = 0; e < examples; e++) {
            subtract(net, maxs[firstExample + e], out, at + e * units, units);
        }
        exponential(out, out, at, examples * units);
        FloatRowValues.sums(examples, units, out, at, sums, firstExample);
        for (int e = 0; e < examples; e++) {
            divide(out, at + e * units, units, sums[firstExample + e]);
        }
    }

    @Override
    public void softmaxDelta(int examples, int units, float[] out, float[] delta, int at) {
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            float mix = 0;
            for (int i = o; i < o + units; i++) {
                mix += delta[i] * out[i];
            }
            for (int i = o; i < o + units; i++) {
                delta[i] = out[i] * (delta[i] - mix);
            }
        }
    }

    @Override
    public void logSoftmax(int examples, int units, float[] net, float[] out, int at) {
        if (units == 0) {
            return;
        }
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            subtract(net, FloatRowValues.largest(net, o, units), out, o, units);
            float sum = 0;
            for (int i = o; i < o + units; i++) {
                sum += FloatFunctions.exp(out[i]);
            }
            subtract(out, FloatFunctions.log(sum), out, o, units);
        }
    }

    @Override
    public void logSoftmaxDelta(int examples, int units, float[] out, float[] delta, int at) {
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            float mix = FloatRowValues.sum(delta, o, units);
            for (int i = o; i < o + units; i++) {
                delta[i] = delta[i] - FloatFunctions.exp(out[i]) * mix;
            }
        }
    }

    private static void subtract(float[] net, float x, float[] out, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = net[i] - x;
        }
    }

    private static void divide(float[] out, int at, int count, float x) {
        for (int i = at; i < at + count; i++) {
            out[i] = out[i] / x;
        }
    }
}
