package dev.deltarule;

/**
 * The loss E of one example, of n outputs {@code out} and targets {@code t}. Each constant states its formula and the
 * derivative dE/dout. Of a block of examples a model returns the sum of their losses, a trainer reports the mean.
 *
 * <p>Most losses take any finite numbers as targets. The last four constants say which targets they are made for: beyond
 * these their formulas still give numbers, losses below 0 among them, but what is learned means nothing. The runtime's
 * trainer and its metrics refuse such targets; {@code descend}, {@code gradient} and {@code loss} of a network take any.
 */
public enum Loss {
    /** E = ½ Σ (t - out)²; derivative out - t. The loss of the classic worked example of backpropagation. */
    SQUARED_ERROR,
    /** E = 1/n Σ (t - out)²; derivative 2 (out - t) / n. */
    MEAN_SQUARED_ERROR,
    /** E = 1/n Σ |t - out|; derivative sign(out - t) / n, 0 where they are equal. */
    MEAN_ABSOLUTE_ERROR,
    /** E = 1/n Σ (½ d² where |d| ≤ 1, else |d| - ½) with d = out - t; derivative d clipped to -1..1, / n. Huber, 1964. */
    HUBER,
    /** E = 1/n Σ ln cosh(out - t); derivative tanh(out - t) / n. */
    LOG_COSH,
    /**
     * E = -1/n Σ (t ln out + (1 - t) ln(1 - out)). For {@link Activation#SIGMOID} outputs, with which it is fused:
     * dE/dnet = (out - t) / n. Targets are 0 to 1: 1 for yes, 0 for no, and between them how probable a yes is. Classes
     * written as 1 and 2 or -1 and 1, and grey values from 0 to 255, are to be recoded. Each of several outputs is a label
     * of its own, and any number of them may be 1.
     */
    BINARY_CROSS_ENTROPY,
    /**
     * E = -Σ t ln out. For {@link Activation#SOFTMAX} outputs, with which it is fused: dE/dnet = out Σt - t, or
     * {@link Activation#LOG_SOFTMAX} outputs, which are the logarithms already. The targets of an example are a distribution
     * over the classes: 1 for its class and 0 for all others, or a share of each, none negative and all together 1 (to within
     * 0.001).
     */
    CROSS_ENTROPY,
    /**
     * E = 1/n Σ (out - t ln out). For {@link Activation#EXPONENTIAL} outputs, with which it is fused: dE/dnet = (out - t) / n,
     * or {@link Activation#SOFTPLUS} outputs. Targets are counts or rates: at least 0.
     */
    POISSON,
    /**
     * E = 1/n Σ max(0, 1 - t out), for outputs of both signs; derivative -t / n where t out is below 1. Targets are -1 or 1.
     * Class 0 written as 0 would have a loss of 1 and no derivative whatever the output, so it is never learned. Keras
     * recodes 0 and 1 in silence; here they are to be recoded: 2 t - 1.
     */
    HINGE
}
