package dev.deltarule.kernels;

/** The errors of examples, summed in double one output after the other. */
abstract class PlainDoubleErrors extends PlainDoubleSoftmax {
    /** The smallest normal double, in double too: what the logarithm of an output may see. */
    static final double LEAST_RATE = 1.17549435E-38;

    private static final double LN_2 = 0.6931471805599453;

    @Override
    public void squaredErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            errors[firstExample + e] = squares(units, out, target, at + e * units) / 2;
        }
    }

    @Override
    public void meanSquaredErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            errors[firstExample + e] = squares(units, out, target, at + e * units) / units;
        }
    }

    private static double squares(int units, double[] out, double[] target, int at) {
        double sum = 0;
        for (int i = at; i < at + units; i++) {
            double d = target[i] - out[i];
            sum += d * d;
        }
        return sum;
    }

    @Override
    public void meanAbsoluteErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                sum += Math.abs(target[i] - out[i]);
            }
            errors[firstExample + e] = sum / units;
        }
    }

    @Override
    public void huberErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                double d = Math.abs(out[i] - target[i]);
                sum += d <= 1 ? 0.5 * d * d : d - 0.5;
            }
            errors[firstExample + e] = sum / units;
        }
    }

    /** ln cosh d = |d| + ln(1 + e^-2|d|) - ln 2, which cannot overflow. */
    @Override
    public void logCoshErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                double d = Math.abs(out[i] - target[i]);
                sum += d + DoubleFunctions.log1p(DoubleFunctions.exp(-2 * d)) - LN_2;
            }
            errors[firstExample + e] = sum / units;
        }
    }

    @Override
    public void hingeErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                double t = target[i];
                sum += Math.max(0, 1 - t * out[i]);
            }
            errors[firstExample + e] = sum / units;
        }
    }

    @Override
    public void poissonErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                sum += out[i] - target[i] * Math.log(Math.max(out[i], LEAST_RATE));
            }
            errors[firstExample + e] = sum / units;
        }
    }

    @Override
    public void poissonOfNetErrors(
            int examples,
            int units,
            double[] net,
            double[] out,
            double[] target,
            int at,
            double[] errors,
            int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                double t = target[i];
                sum += out[i] - t * net[i];
            }
            errors[firstExample + e] = sum / units;
        }
    }

    @Override
    public void binaryCrossEntropyErrors(
            int examples, int units, double[] net, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                double x = net[i];
                double log = DoubleFunctions.log1p(DoubleFunctions.exp(-Math.abs(x)));
                sum += Math.max(x, 0) - x * target[i] + log;
            }
            errors[firstExample + e] = sum / units;
        }
    }

    @Override
    public void softmaxCrossEntropyErrors(
            int examples,
            int units,
            double[] net,
            double[] target,
            int at,
            double[] maxs,
            double[] sums,
            double[] errors,
            int firstExample) {
        for (int e = 0; e < examples; e++) {
            double logSum = maxs[firstExample + e] + Math.log(sums[firstExample + e]);
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                sum += target[i] * (logSum - net[i]);
            }
            errors[firstExample + e] = sum;
        }
    }

    @Override
    public void logSoftmaxCrossEntropyErrors(
            int examples, int units, double[] out, double[] target, int at, double[] errors, int firstExample) {
        for (int e = 0; e < examples; e++) {
            double sum = 0;
            for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                double t = target[i];
                sum -= t * out[i];
            }
            errors[firstExample + e] = sum;
        }
    }
}
