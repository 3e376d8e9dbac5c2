package dev.deltarule;

/**
 * The function from a unit's net input (written {@code net}) to its output ({@code out}). Each constant states its
 * formula and its derivative d out / d net. σ is the sigmoid.
 */
public enum Activation {
    /** out = net; derivative 1. */
    IDENTITY,
    /** out = 1 / (1 + e^-net); derivative out (1 - out). */
    SIGMOID,
    /** out = tanh(net); derivative 1 - out². */
    TANH,
    /** out = max(0, net); derivative 1 above 0, else 0. */
    RELU,
    /** out = net above 0, else 0.01 net; derivative 1 above 0, else 0.01. */
    LEAKY_RELU,
    /** out = net above 0, else e^net - 1; derivative 1 above 0, else e^net. Clevert et al., 2015, with α = 1. */
    ELU,
    /**
     * out = λ net above 0, else λ α (e^net - 1); derivative λ above 0, else λ α e^net. Klambauer et al., 2017:
     * λ = 1.0507009873554805, α = 1.6732632423543772.
     */
    SELU,
    /** out = ln(1 + e^net); derivative σ(net). */
    SOFTPLUS,
    /** out = net / (1 + |net|); derivative 1 / (1 + |net|)². */
    SOFTSIGN,
    /** out = net σ(net), also called SiLU; derivative σ(net) (1 + net (1 - σ(net))). */
    SWISH,
    /**
     * out = net Φ(net), where Φ is the distribution function of the standard normal, by the error function and not by
     * the tanh approximation; derivative Φ(net) + net φ(net). Hendrycks and Gimpel, 2016.
     */
    GELU,
    /** out = net tanh(softplus(net)); derivative tanh(s) + net σ(net) (1 - tanh²(s)) with s = softplus(net). Misra, 2019. */
    MISH,
    /** out = net / 6 + 1/2 clipped to 0..1; derivative 1/6 for net in -3..3, else 0. */
    HARD_SIGMOID,
    /** out = net clipped to -1..1; derivative 1 inside, else 0. */
    HARD_TANH,
    /** out = net · hard sigmoid(net); derivative net / 3 + 1/2 for net in -3..3, else 0 below and 1 above. */
    HARD_SWISH,
    /** out = e^(-net²); derivative -2 net out. */
    GAUSSIAN,
    /** out = sin(net); derivative cos(net). */
    SINE,
    /** out = e^net; derivative out. */
    EXPONENTIAL,
    /**
     * out_j = e^net_j / Σ_k e^net_k over the units of the layer; d out_j / d net_k = out_j ([j = k] - out_k). Outputs are
     * positive and sum to 1. In the output layer it usually goes with {@link Loss#CROSS_ENTROPY}.
     */
    SOFTMAX,
    /** out_j = net_j - ln Σ_k e^net_k over the units of the layer; d out_j / d net_k = [j = k] - e^out_k. */
    LOG_SOFTMAX
}
