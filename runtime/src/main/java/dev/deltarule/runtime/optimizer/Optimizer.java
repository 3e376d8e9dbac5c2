package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.OptionalDouble;

/**
 * A rule by which gradients change parameters, such as {@link Sgd}. It holds settings only; what a rule remembers from
 * step to step lives in an update, made anew for each training, so that one optimizer serves many trainings.
 */
public interface Optimizer {
    /**
     * Starts a training of a float network.
     *
     * @param topology says how many parameters there are and which of them are trainable
     * @throws IllegalArgumentException if a setting has no meaning in float
     */
    FloatUpdate floatUpdate(Topology topology);

    /** Starts a training of a double network. */
    DoubleUpdate doubleUpdate(Topology topology);

    /**
     * The learning rate, if a step is nothing but parameter -= rate · mean gradient. A network takes such a step itself, in
     * one pass over its weights, so its gradient is never written to memory. Empty for any other rule.
     */
    default OptionalDouble plainRate() {
        return OptionalDouble.empty();
    }
}
