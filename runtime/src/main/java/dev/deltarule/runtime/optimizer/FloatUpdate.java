package dev.deltarule.runtime.optimizer;

/** Takes the steps of one training of a float network and keeps what its optimizer remembers between them. */
public interface FloatUpdate {
    /**
     * Takes one step. Allocates no memory.
     *
     * @param parameters changed in place; where the gradient is of a parameter that is not trainable it must stay as it is
     * @param gradient dE/dparameter summed over the examples of the batch, 0 for parameters that are not trainable
     * @param count the number of examples of the batch, at least 1
     */
    void step(float[] parameters, float[] gradient, int count);

    /** A copy that remembers the same, so that a training can go back to where it was. */
    FloatUpdate copy();
}
