package dev.deltarule.runtime;

/**
 * A network that computes in {@code double}. An annotated interface extends it; the annotation processor implements it.
 *
 * <p>Examples lie row by row in flat arrays: example k of a block that starts at {@code inAt} has its inputs at
 * {@code in[inAt + k * inputs]} and the following places, and likewise for targets and outputs. A block may have any
 * number of examples, also 0. No method but the one that returns outputs allocates memory. Each checks its array ranges before it touches anything and
 * throws {@link IndexOutOfBoundsException} with the array's name, or {@link IllegalArgumentException} for a gradient array
 * of the wrong length. Targets are not checked: what the loss is made for, {@link dev.deltarule.Loss} says, and the trainer
 * checks.
 */
public non-sealed interface DoubleModel extends Model {
    /** The live parameters, all layers in one array: what is written here is what the network computes with. */
    double[] parameters();

    /**
     * Returns the outputs of one example in a new array. Where that is one too many, {@link #predict(double[], double[])} writes
     * them into an array.
     *
     * @param in the inputs of the example, as many as the network has
     * @throws IllegalArgumentException if they are more or fewer; blocks of examples are for the other methods
     */
    default double[] predict(double[] in) {
        double[] out = new double[topology().outputs()];
        predict(in, out);
        return out;
    }

    /**
     * Computes the outputs of one example.
     *
     * @param in the inputs of the example, as many as the network has
     * @param out receives the outputs, as many as the network has
     * @throws IllegalArgumentException if an array is longer or shorter; blocks of examples are for the other methods
     */
    default void predict(double[] in, double[] out) {
        OneExample.check("in", in.length, topology().inputs(), "inputs");
        OneExample.check("out", out.length, topology().outputs(), "outputs");
        predict(in, 0, out, 0);
    }

    /** Computes the outputs of one example within longer arrays. */
    void predict(double[] in, int inAt, double[] out, int outAt);

    /** Computes the outputs of {@code count} examples. */
    void predict(double[] in, int inAt, double[] out, int outAt, int count);

    /**
     * Returns the loss of {@code count} examples: the sum of their losses, not the mean. The losses that a trainer or an
     * evaluation reports are means, this divided by {@code count}.
     */
    double loss(double[] in, int inAt, double[] target, int targetAt, int count);

    /**
     * Adds dE/dparameter, summed over {@code count} examples and not their mean, to {@code gradient}, which has the layout
     * and length of {@link #parameters()}. Entries of parameters that are not trainable stay as they are.
     *
     * @return the loss of the examples: the sum, as of {@code loss}
     */
    double gradient(double[] in, int inAt, double[] target, int targetAt, int count, double[] gradient);

    /**
     * One step of gradient descent on {@code count} examples: parameter -= rate · (mean over the examples of
     * dE/dparameter). The step is by the mean, so that a rate suits blocks of any length; what is returned is the sum. All
     * deltas are computed before any parameter changes.
     *
     * @param rate the learning rate
     * @return the loss of the examples before the step: the sum, as of {@code loss}
     * @throws ArithmeticException if that sum is NaN or infinite; the parameters are then as they were
     */
    double descend(double[] in, int inAt, double[] target, int targetAt, int count, double rate);

    /** Another model on the same parameters with its own scratch memory, for use in another thread. */
    DoubleModel replicate();
}
