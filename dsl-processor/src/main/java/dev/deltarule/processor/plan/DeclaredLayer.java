package dev.deltarule.processor.plan;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;

/**
 * One {@code @Layer} as it was written.
 *
 * @param size the number of units
 * @param activation from net input to output
 * @param bias which biases it has
 * @param init how its weights are drawn
 * @param dropout the probability with which training drops an output
 * @param trainable whether training changes its weights and biases
 * @param trainableBias whether training changes its biases
 * @param name the name given, or empty
 */
public record DeclaredLayer(
        int size,
        Activation activation,
        Bias bias,
        Init init,
        double dropout,
        boolean trainable,
        boolean trainableBias,
        String name) {
    /** A layer that drops no outputs. */
    public DeclaredLayer(
            int size,
            Activation activation,
            Bias bias,
            Init init,
            boolean trainable,
            boolean trainableBias,
            String name) {
        this(size, activation, bias, init, 0, trainable, trainableBias, name);
    }
}
