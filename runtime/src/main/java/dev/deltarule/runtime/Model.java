package dev.deltarule.runtime;

import java.util.Optional;

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

    /** The threads that share this model's calls, {@link Workers#none()} unless others were lent. */
    Workers workers();

    /**
     * Lends this model threads. From then on they share each call on a block of examples that is long enough to gain, and
     * all results stay the same to the last bit. They serve one call at a time: give models that are used at the same time
     * workers of their own. A replica begins without.
     *
     * <p>The training calls of networks so small that all their code is one method are not shared: an example takes them
     * less time than handing it over.
     */
    void workers(Workers workers);

    /**
     * What the inputs and outputs are called: by the enum of a prediction method, and by the examples that were learnt from.
     * Shared with the replicas. A model that is no generated class need not remember any.
     */
    default ModelNames names() {
        return new ModelNames(topology());
    }

    /**
     * Which outputs this model drops when it trains, if a layer of it declares {@code dropout}. A replica begins at the same
     * seed and step; give it a seed of its own where both train.
     */
    default Optional<Dropout> dropout() {
        return Optional.empty();
    }

    /**
     * A table for people: each layer with its output size, activation and number of parameters; totals; bytes; and which
     * class runs and why, as {@link Models#describe} says it.
     */
    default String summary() {
        return Summary.of(this);
    }
}
