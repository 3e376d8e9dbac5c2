package dev.deltarule.runtime;

/**
 * A network that computes in {@code double}. An annotated interface extends it; the annotation processor implements it.
 *
 * <p>Examples lie row by row in flat arrays: example k of a block that starts at {@code inAt} has its inputs at
 * {@code in[inAt + k * inputs]} and the following places, and likewise for targets and outputs. A block may have any
 * number of examples, also 0. No method allocates memory. Each checks its array ranges before it touches anything and
 * throws {@link IndexOutOfBoundsException} with the array's name, or {@link IllegalArgumentException} for a gradient array
 * of the wrong length. Targets are not checked: what the loss is made for, {@link dev.deltarule.Loss} says, and the trainer
 * checks.
 */
public non-sealed interface DoubleModel extends Model {
    /** The live parameters, all layers in one array: what is written here is what the network computes with. */
    double[] parameters();

    /** Computes the outputs of one example. */
    void predict(double[] in, int inAt, double[] out, int outAt);

    /** Computes the outputs of {@code count} examples. */
    void predict(double[] in, int inAt, double[] out, int outAt, int count);

    /** Returns the sum of the errors of {@code count} examples. */
    double loss(double[] in, int inAt, double[] target, int targetAt, int count);

    /**
     * Adds dE/dparameter, summed over {@code count} examples, to {@code gradient}, which has the layout and length of
     * {@link #parameters()}. Entries of parameters that are not trainable stay as they are.
     *
     * @return the sum of the errors of the examples
     */
    double gradient(double[] in, int inAt, double[] target, int targetAt, int count, double[] gradient);

    /**
     * One step of gradient descent on {@code count} examples: parameter -= rate · (mean over the examples of
     * dE/dparameter). All deltas are computed before any parameter changes.
     *
     * @param rate the learning rate
     * @return the sum of the errors of the examples, before the step
     * @throws ArithmeticException if that sum is NaN or infinite; the parameters are then as they were
     */
    double descend(double[] in, int inAt, double[] target, int targetAt, int count, double rate);

    /** Another model on the same parameters with its own scratch memory, for use in another thread. */
    DoubleModel replicate();
}
