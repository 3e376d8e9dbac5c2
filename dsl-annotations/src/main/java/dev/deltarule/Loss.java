package dev.deltarule;

/**
 * The error E of one example, of n outputs {@code out} and targets {@code t}. Each constant states its formula and the
 * derivative dE/dout. The loss of a block of examples is the sum of their errors.
 */
public enum Loss {
    /** E = ½ Σ (t - out)²; derivative out - t. The error of the classic worked example of backpropagation. */
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
     * E = -1/n Σ (t ln out + (1 - t) ln(1 - out)), targets in 0..1. For {@link Activation#SIGMOID} outputs, with which it
     * is fused: dE/dnet = (out - t) / n.
     */
    BINARY_CROSS_ENTROPY,
    /**
     * E = -Σ t ln out, targets a distribution over the classes. For {@link Activation#SOFTMAX} outputs, with which it is
     * fused: dE/dnet = out Σt - t, or {@link Activation#LOG_SOFTMAX} outputs, which are the logarithms already.
     */
    CROSS_ENTROPY,
    /**
     * E = 1/n Σ (out - t ln out), targets at least 0. For {@link Activation#EXPONENTIAL} outputs, with which it is fused:
     * dE/dnet = (out - t) / n, or {@link Activation#SOFTPLUS} outputs.
     */
    POISSON,
    /** E = 1/n Σ max(0, 1 - t out), targets -1 or 1, for outputs of both signs; derivative -t / n where t out is below 1. */
    HINGE
}
