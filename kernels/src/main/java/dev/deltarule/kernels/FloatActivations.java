package dev.deltarule.kernels;

/**
 * Activations of single units, and their derivatives, in float.
 *
 * <p>A block is {@code count} numbers from {@code at} on, at the same place in all arrays of a call: net inputs {@code net},
 * outputs {@code out}, and {@code delta}. Outputs may be written over their net inputs, as one array.
 *
 * <p>Each function has a second method, which turns dE/dout in {@code delta} into dE/dnet: it multiplies by the slope dout/dnet.
 * It takes the arrays that the formula of the slope speaks of.
 *
 * <p>A net input that is not a number gives an output that is none. Exponentials and their kin are within 4 units in the last
 * place of the exact result, also for infinite and denormal numbers; sigmoids below the smallest normal number may be 0.
 * Results have the same bits in all implementations. No method allocates memory.
 */
public interface FloatActivations {
    /** {@code out = max(0, net)}. */
    void relu(float[] net, float[] out, int at, int count);

    /** The slope is 1 where out is above 0, else 0. */
    void reluDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = net} where net is above 0, else {@code net / 100}. */
    void leakyRelu(float[] net, float[] out, int at, int count);

    /** The slope is 1 where out is above 0, else 0.01. */
    void leakyReluDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = net} where net is above 0, else {@code e^net - 1}. */
    void elu(float[] net, float[] out, int at, int count);

    /** The slope is 1 where out is above 0, else {@code out + 1}. */
    void eluDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = λ net} where net is above 0, else {@code λα (e^net - 1)}; λ = 1.0507009873554805, λα = 1.7580993408473766. */
    void selu(float[] net, float[] out, int at, int count);

    /** The slope is λ where out is above 0, else {@code out + λα}. */
    void seluDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = 1 / (1 + e^-net)}. */
    void sigmoid(float[] net, float[] out, int at, int count);

    /** The slope is {@code out (1 - out)}. */
    void sigmoidDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = tanh(net)}. */
    void tanh(float[] net, float[] out, int at, int count);

    /** The slope is {@code 1 - out²}. */
    void tanhDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = ln(1 + e^net)}. */
    void softplus(float[] net, float[] out, int at, int count);

    /** The slope is {@code 1 - e^-out}. */
    void softplusDelta(float[] out, float[] delta, int at, int count);

    /** {@code out = net / (1 + |net|)}. */
    void softsign(float[] net, float[] out, int at, int count);

    /** The slope is {@code 1 / (1 + |net|)²}. */
    void softsignDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = net σ(net)}, with the sigmoid σ. */
    void swish(float[] net, float[] out, int at, int count);

    /** The slope is {@code out + (1 - out) σ(net)}. */
    void swishDelta(float[] net, float[] out, float[] delta, int at, int count);

    /** {@code out = net Φ(net)}, with the distribution function Φ of the normal distribution. */
    void gelu(float[] net, float[] out, int at, int count);

    /** The slope is {@code Φ(net) + net φ(net)}, with the density φ of the normal distribution. */
    void geluDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = net tanh(ln(1 + e^net))}. */
    void mish(float[] net, float[] out, int at, int count);

    /** The slope is {@code t + net σ(net) (1 - t²)} with {@code t = tanh(ln(1 + e^net))}. */
    void mishDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = net / 6 + 1/2}, within 0 and 1. */
    void hardSigmoid(float[] net, float[] out, int at, int count);

    /** The slope is 1/6 where |net| is below 3, else 0. */
    void hardSigmoidDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = net}, within -1 and 1. */
    void hardTanh(float[] net, float[] out, int at, int count);

    /** The slope is 1 where |net| is below 1, else 0. */
    void hardTanhDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = net} times its hard sigmoid. */
    void hardSwish(float[] net, float[] out, int at, int count);

    /** The slope is 0 up to -3, {@code net / 3 + 1/2} between, 1 from 3 on. */
    void hardSwishDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = e^(-net²)}. */
    void gaussian(float[] net, float[] out, int at, int count);

    /** The slope is {@code -2 net out}. */
    void gaussianDelta(float[] net, float[] out, float[] delta, int at, int count);

    /** {@code out = sin(net)}. */
    void sine(float[] net, float[] out, int at, int count);

    /** The slope is {@code cos(net)}. */
    void sineDelta(float[] net, float[] delta, int at, int count);

    /** {@code out = e^net}. */
    void exponential(float[] net, float[] out, int at, int count);

    /** The slope is out. */
    void exponentialDelta(float[] out, float[] delta, int at, int count);

    /** {@code x *= factor}, such as outputs or their derivatives by what dropout keeps of them. */
    void multiply(float[] factor, float[] x, int at, int count);

    /** {@code x += y}, such as the derivatives of several layers that read the same one. */
    void add(float[] y, float[] x, int at, int count);
}
