package dev.deltarule.processor.plan;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;

/**
 * One layer as it will be generated.
 *
 * @param index its place, from 0
 * @param name the name users see
 * @param symbol the short name in the generated source: h for the hidden layer, o for the output layer
 * @param inputs the number of outputs of the layer before
 * @param units the number of its outputs
 * @param activation from net input to output
 * @param bias which biases it has
 * @param init how its weights are drawn
 * @param dropout the probability with which training drops an output
 * @param trainable whether training changes its weights
 * @param trainableBias whether it has biases that training changes
 * @param parameters where they lie
 */
public record LayerPlan(
        int index,
        String name,
        String symbol,
        int inputs,
        int units,
        Activation activation,
        Bias bias,
        Init init,
        double dropout,
        boolean trainable,
        boolean trainableBias,
        ParameterLayout.Block parameters) {
    /** The number of weights. */
    public int weights() {
        return inputs * units;
    }

    /** The number of biases. */
    public int biases() {
        return ParameterLayout.biases(units, bias);
    }

    /** Whether training drops some of its outputs. */
    public boolean drops() {
        return dropout > 0;
    }
}
