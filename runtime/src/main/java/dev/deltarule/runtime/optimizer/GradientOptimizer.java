package dev.deltarule.runtime.optimizer;

/**
 * A rule that takes one step per batch from the batch's mean gradient. Each class states its rule in float and in double,
 * side by side; the loops are plain enough for HotSpot to vectorise.
 */
public non-sealed interface GradientOptimizer extends Optimizer {
    /**
     * The learning rate a step uses unless a schedule scales it.
     *
     * <p>For {@link #needsFullBatch} rules, which find their own step sizes, it is the size of the first step.
     */
    double rate();

    /**
     * Whether a step is nothing but parameter -= rate · mean gradient. A network takes such a step itself, in one pass over
     * its weights, so its gradient is never written to memory.
     */
    default boolean isPlain() {
        return false;
    }

    /** True for rules that compare a gradient with the one before, which must then be of the same examples. */
    @Override
    default boolean needsFullBatch() {
        return false;
    }

    /**
     * Takes one step of a float network. Allocates no memory. Parameters that are not trainable, whose gradient is always 0,
     * stay as they are.
     *
     * @param state what this optimizer remembers; changed
     * @param parameters changed in place
     * @param gradient dE/dparameter, summed over the examples of the batch; may be overwritten
     * @param scale what makes the sum the gradient to go by: 1 / number of examples, less if the gradient is clipped
     * @param rate the learning rate of this step
     */
    void step(FloatState state, float[] parameters, float[] gradient, float scale, float rate);

    /** The same step of a double network. */
    void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rate);
}
