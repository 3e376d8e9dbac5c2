package dev.deltarule.runtime;

/**
 * A neural network of fixed topology, of either precision. {@link FloatModel} and {@link DoubleModel} say what it
 * computes.
 *
 * <p>A model has scratch memory of its own and must be used by one thread at a time. Threads share a model through its
 * replicas, which share its parameters.
 */
public sealed interface Model permits FloatModel, DoubleModel {
    /** Sizes, activations and the place of each parameter. */
    Topology topology();

    /**
     * A table for people: each layer with its output size, activation and number of parameters; totals; bytes; and which
     * class runs and why, as {@link Models#describe} says it.
     */
    default String summary() {
        return Summary.of(this);
    }
}
