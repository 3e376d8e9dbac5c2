package dev.deltarule.kernels;

/** The derivatives of losses, in loops that HotSpot vectorises by itself: see {@link PlainDoublePieces}. */
abstract class PlainDoubleDerivatives extends PlainDoubleErrors {
    private static final double HUGE = Double.MAX_VALUE;

    @Override
    public void squaredErrorDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        for (int i = at; i < at + count; i++) {
            delta[i] = out[i] - target[i];
        }
    }

    @Override
    public void meanSquaredErrorDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        double n = units;
        for (int i = at; i < at + count; i++) {
            delta[i] = 2 * (out[i] - target[i]) / n;
        }
    }

    /** Twice a huge number makes a sign of every difference, as in {@link PlainDoublePieces}. */
    @Override
    public void meanAbsoluteErrorDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        double n = units;
        for (int i = at; i < at + count; i++) {
            delta[i] = Math.max(-1, Math.min(1, (out[i] - target[i]) * HUGE * HUGE)) / n;
        }
    }

    @Override
    public void huberDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        double n = units;
        for (int i = at; i < at + count; i++) {
            delta[i] = Math.max(-1, Math.min(1, out[i] - target[i])) / n;
        }
    }

    @Override
    public void logCoshDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        squaredErrorDeltas(units, out, target, delta, at, count);
        tanh(delta, delta, at, count);
        double n = units;
        for (int i = at; i < at + count; i++) {
            delta[i] = delta[i] / n;
        }
    }

    @Override
    public void hingeDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        double n = units;
        for (int i = at; i < at + count; i++) {
            double missed = Math.max(0, 1 - target[i] * out[i]);
            delta[i] = -target[i] * Math.min(1, missed * HUGE * HUGE) / n;
        }
    }

    @Override
    public void poissonDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        double n = units;
        for (int i = at; i < at + count; i++) {
            delta[i] = (1 - target[i] / Math.max(out[i], LEAST_RATE)) / n;
        }
    }

    @Override
    public void poissonOfNetDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        meanDifferences(units, out, target, delta, at, count);
    }

    @Override
    public void binaryCrossEntropyDeltas(int units, double[] out, double[] target, double[] delta, int at, int count) {
        meanDifferences(units, out, target, delta, at, count);
    }

    private static void meanDifferences(int units, double[] out, double[] target, double[] delta, int at, int count) {
        double n = units;
        for (int i = at; i < at + count; i++) {
            delta[i] = (out[i] - target[i]) / n;
        }
    }

    @Override
    public void softmaxCrossEntropyDeltas(
            int examples, int units, double[] out, double[] target, double[] delta, int at) {
        for (int e = 0; e < examples; e++) {
            int o = at + e * units;
            double targets = DoubleRowValues.sum(target, o, units);
            for (int i = o; i < o + units; i++) {
                delta[i] = out[i] * targets - target[i];
            }
        }
    }

    @Override
    public void logSoftmaxCrossEntropyDeltas(
            int examples, int units, double[] out, double[] target, double[] delta, int at) {
        exponential(out, delta, at, examples * units);
        softmaxCrossEntropyDeltas(examples, units, delta, target, delta, at);
    }
}
