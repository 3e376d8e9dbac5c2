package dev.deltarule.kernels;

/**
 * Losses and their derivatives, in float.
 *
 * <p>A block is the numbers of {@code examples} examples with {@code units} numbers each, one after the other from {@code at} on,
 * at the same place in all arrays of a call: {@code net}, {@code out}, {@code target} and {@code delta}. What a method does to
 * single numbers has their number as {@code count}.
 *
 * <p>The error of each example, a sum or a mean over its outputs, is summed in double in ascending order and goes to
 * {@code errors}, from {@code firstExample} on. Derivatives are dE/dout, or dE/dnet where loss and activation are
 * differentiated together; they go to {@code delta}. No method allocates memory.
 */
public interface FloatLosses {
    /** {@code E = Σ (target - out)² / 2}. */
    void squaredErrors(int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = out - target}. */
    void squaredErrorDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** {@code E = 1/units Σ (target - out)²}. */
    void meanSquaredErrors(
            int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = 2 (out - target) / units}. */
    void meanSquaredErrorDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** {@code E = 1/units Σ |target - out|}. */
    void meanAbsoluteErrors(
            int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = sign(out - target) / units}. */
    void meanAbsoluteErrorDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** {@code E = 1/units Σ d²/2} for distances d = |out - target| up to 1, {@code d - 1/2} for others. */
    void huberErrors(int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = (out - target) / units}, the difference within -1 and 1. */
    void huberDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** {@code E = 1/units Σ ln cosh(out - target)}. */
    void logCoshErrors(int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = tanh(out - target) / units}. */
    void logCoshDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** {@code E = 1/units Σ max(0, 1 - target · out)}. */
    void hingeErrors(int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = -target / units} where target · out is below 1, else 0. */
    void hingeDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** {@code E = 1/units Σ (out - target · ln out)}, where out is at least the smallest normal float in the logarithm. */
    void poissonErrors(int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dout = (1 - target / out) / units}, where out is at least the smallest normal float. */
    void poissonDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** The Poisson loss of exponential outputs: {@code E = 1/units Σ (out - target · net)}. */
    void poissonOfNetErrors(
            int examples,
            int units,
            float[] net,
            float[] out,
            float[] target,
            int at,
            double[] errors,
            int firstExample);

    /** {@code dE/dnet = (out - target) / units}. */
    void poissonOfNetDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /** The cross-entropy of sigmoid outputs: {@code E = 1/units Σ (max(net, 0) - net · target + ln(1 + e^-|net|))}. */
    void binaryCrossEntropyErrors(
            int examples, int units, float[] net, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dnet = (out - target) / units}. */
    void binaryCrossEntropyDeltas(int units, float[] out, float[] target, float[] delta, int at, int count);

    /**
     * The cross-entropy of softmax outputs: {@code E = Σ target · (max + ln sum - net)}.
     *
     * @param maxs what {@link FloatSoftmax#softmax} kept of each example, from {@code firstExample} on
     * @param sums likewise
     */
    void softmaxCrossEntropyErrors(
            int examples,
            int units,
            float[] net,
            float[] target,
            int at,
            float[] maxs,
            float[] sums,
            double[] errors,
            int firstExample);

    /** {@code dE/dnet = out · Σ target - target}. */
    void softmaxCrossEntropyDeltas(int examples, int units, float[] out, float[] target, float[] delta, int at);

    /** The cross-entropy of logarithms of softmax outputs: {@code E = -Σ target · out}. */
    void logSoftmaxCrossEntropyErrors(
            int examples, int units, float[] out, float[] target, int at, double[] errors, int firstExample);

    /** {@code dE/dnet = e^out · Σ target - target}. */
    void logSoftmaxCrossEntropyDeltas(int examples, int units, float[] out, float[] target, float[] delta, int at);
}
