package dev.deltarule.processor.program;

import dev.deltarule.Bias;
import java.util.Locale;

/**
 * The parameters of a product: a matrix of weights with a row for each input, and the biases behind it.
 *
 * @param symbol of the layer in generated source: {@code h}
 * @param inputs rows
 * @param units columns
 * @param weightsAt the index of the first weight among the parameters
 * @param bias which biases there are
 * @param biasesAt the index of the first bias
 */
public record Weights(String symbol, int inputs, int units, int weightsAt, Bias bias, int biasesAt) {
    /** The constant with the index of the first weight: {@code W_H}. */
    public String weightsName() {
        return "W_" + symbol.toUpperCase(Locale.ROOT);
    }

    /** The constant with the index of the first bias: {@code B_H}. */
    public String biasesName() {
        return "B_" + symbol.toUpperCase(Locale.ROOT);
    }

    /** How many biases there are. */
    public int biases() {
        return switch (bias) {
            case PER_UNIT -> units;
            case SHARED -> 1;
            case NONE -> 0;
        };
    }

    /** Whether there are biases. */
    public boolean hasBiases() {
        return bias != Bias.NONE;
    }
}
