package dev.deltarule.kernels;

/**
 * Softmax and its logarithm, where an output depends on the net inputs of all units, in float.
 *
 * <p>A block is the numbers of {@code examples} examples with {@code units} numbers each, one after the other from {@code at} on,
 * at the same place in all arrays of a call. Sums run over the units in ascending order. Outputs may be written over their net
 * inputs, as one array. No method allocates memory.
 */
public interface FloatSoftmax {
    /**
     * {@code out = e^(net - max) / sum}, where max is the largest net input of the example, so that nothing overflows.
     *
     * @param maxs gets the largest net input of each example, from {@code firstExample} on
     * @param sums gets the sum of e^(net - max) of each example
     */
    void softmax(
            int examples, int units, float[] net, float[] out, int at, float[] maxs, float[] sums, int firstExample);

    /** From dE/dout to dE/dnet: {@code delta = out · (delta - Σ delta · out)}. */
    void softmaxDelta(int examples, int units, float[] out, float[] delta, int at);

    /** {@code out = net - max - ln Σ e^(net - max)}. */
    void logSoftmax(int examples, int units, float[] net, float[] out, int at);

    /** From dE/dout to dE/dnet: {@code delta -= e^out · Σ delta}. */
    void logSoftmaxDelta(int examples, int units, float[] out, float[] delta, int at);
}
