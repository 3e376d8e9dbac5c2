package dev.deltarule;

/**
 * How the initial weights of a layer are drawn. Fan-in is the number of inputs of the layer, fan-out the number of its
 * units. Biases always start at 0.
 */
public enum Init {
    /**
     * {@link #HE_NORMAL} for the ReLU family (RELU, LEAKY_RELU, ELU, SOFTPLUS, SWISH, GELU, MISH, HARD_SWISH),
     * {@link #LECUN_NORMAL} for SELU, whose paper asks for it, and {@link #GLOROT_UNIFORM} for everything else.
     */
    AUTO,
    /** Uniform in ±√(6 / (fan-in + fan-out)). Glorot and Bengio, 2010. */
    GLOROT_UNIFORM,
    /** Normal with standard deviation √(2 / (fan-in + fan-out)). Glorot and Bengio, 2010. */
    GLOROT_NORMAL,
    /** Uniform in ±√(6 / fan-in). He et al., 2015. */
    HE_UNIFORM,
    /** Normal with standard deviation √(2 / fan-in). He et al., 2015. */
    HE_NORMAL,
    /** Normal with standard deviation √(1 / fan-in). LeCun et al., 1998. */
    LECUN_NORMAL,
    /** Uniform in ±0.05. */
    UNIFORM,
    /** All weights 0. */
    ZEROS
}
