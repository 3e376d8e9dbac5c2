package dev.deltarule.processor.plan;

import dev.deltarule.Bias;

/**
 * Where parameters lie in the flat array: layer after layer, the weights input-major, then the biases.
 *
 * <p>Input-major, because then the weights that one input meets lie side by side, and an input can be spread over all units
 * in one sweep.
 */
public final class ParameterLayout {
    /** The longest array that common virtual machines allocate. */
    public static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private ParameterLayout() {}

    /**
     * The place of one layer's parameters.
     *
     * @param weightsAt index of the first weight
     * @param biasesAt index behind the last weight
     * @param end index behind the last bias
     */
    public record Block(int weightsAt, int biasesAt, int end) {}

    /** The block of a layer behind {@code at} parameters of the layers before it. */
    public static Block block(int at, int inputs, int units, Bias bias) {
        int biasesAt = Math.addExact(at, Math.multiplyExact(inputs, units));
        return new Block(at, biasesAt, Math.addExact(biasesAt, biases(units, bias)));
    }

    /** The number of parameters of a layer, which may pass the range of an int. */
    public static long count(int inputs, int units, Bias bias) {
        return (long) inputs * units + biases(units, bias);
    }

    /** The number of biases of a layer. */
    public static int biases(int units, Bias bias) {
        return switch (bias) {
            case PER_UNIT -> units;
            case SHARED -> 1;
            case NONE -> 0;
        };
    }
}
