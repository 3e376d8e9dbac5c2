package dev.deltarule.kernels;

/**
 * What a network does to blocks of examples, in float; here the products of matrices of a dense layer.
 *
 * <p>A matrix is a part of a flat array: {@code at} is the index of its first number, {@code row} the distance between the
 * first numbers of two rows. Rows may have gaps between them, which are neither read nor written. The rows of inputs, net
 * inputs and deltas are examples; weights have a row for each input, with a number for each unit.
 *
 * <p>Each sum runs over its terms in ascending order, from one {@linkplain Math#fma fused multiply-add} to the next. So the
 * result does not depend on the implementation, on the length of vectors, on how many examples are worked on together, or on
 * who shares the work. Terms whose factor is 0 may be left out.
 *
 * <p>No method allocates memory. A size of 0 is allowed; for what lies outside an array there is an
 * {@link IndexOutOfBoundsException}, after which the results are undefined. Matrices that are written must not overlap others.
 */
public interface FloatKernels extends FloatActivations, FloatSoftmax, FloatLosses {
    /** For a layer without biases: {@code biasAt} of {@link #product}. */
    int NO_BIAS = -1;

    /**
     * The net inputs of a layer: {@code net[e, j] = b[j] + Σi in[e, i] · W[i, j]}.
     *
     * @param in examples x inputs, the outputs of the layer before
     * @param p parameters: weights, inputs x units, and biases
     * @param biasAt the index of the first bias, or {@link #NO_BIAS}
     * @param biasStep 1 for a bias of each unit, 0 for one that all share
     * @param net examples x units, written
     */
    void product(
            int examples,
            int inputs,
            int units,
            float[] in,
            int inAt,
            int inRow,
            float[] p,
            int weightsAt,
            int weightsRow,
            int biasAt,
            int biasStep,
            float[] net,
            int netAt,
            int netRow,
            FloatScratch scratch);

    /**
     * What the deltas of a layer say of its inputs: {@code slope[e, i] = Σj delta[e, j] · W[i, j]}, dE/dout of the layer before.
     *
     * @param delta examples x units
     * @param p parameters: weights, inputs x units
     * @param slope examples x inputs, written
     */
    void productTransposed(
            int examples,
            int inputs,
            int units,
            float[] delta,
            int deltaAt,
            int deltaRow,
            float[] p,
            int weightsAt,
            int weightsRow,
            float[] slope,
            int slopeAt,
            int slopeRow,
            FloatScratch scratch);

    /**
     * Adds to weights or to their gradient: {@code sum[i, j] += factor · Σe in[e, i] · delta[e, j]}. With the gradient as the sum
     * and factor 1 that adds dE/dW; with the weights and {@code -rate / examples} it is the step of gradient descent.
     *
     * @param in examples x inputs
     * @param delta examples x units
     * @param sum inputs x units, added to
     */
    void addGradient(
            int examples,
            int inputs,
            int units,
            float[] in,
            int inAt,
            int inRow,
            float[] delta,
            int deltaAt,
            int deltaRow,
            float factor,
            float[] sum,
            int sumAt,
            int sumRow,
            FloatScratch scratch);

    /**
     * Adds to biases or to their gradient: {@code sum[j] += factor · Σe delta[e, j]}.
     *
     * @param delta examples x units
     * @param sum a number for each unit, added to
     */
    void addColumnSums(
            int examples,
            int units,
            float[] delta,
            int deltaAt,
            int deltaRow,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch);

    /**
     * Adds to a bias that all units share, or to its gradient: {@code sum[at] += factor · Σe Σj delta[e, j]}.
     *
     * @param delta examples x units, without gaps
     */
    default void addSum(
            int examples,
            float[] delta,
            int deltaAt,
            int units,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch) {
        float total = 0;
        for (int e = 0; e < examples; e++) {
            // a sum of its own for each example, so that rounding errors do not grow with all numbers
            float ofExample = 0;
            for (int k = deltaAt + e * units; k < deltaAt + (e + 1) * units; k++) {
                ofExample += delta[k];
            }
            total += ofExample;
        }
        sum[sumAt] = Math.fma(factor, total, sum[sumAt]);
    }

    /** {@link #product} of matrices without gaps between their rows. */
    default void product(
            int examples,
            float[] in,
            int inAt,
            int inputs,
            float[] p,
            int weightsAt,
            int biasAt,
            int biasStep,
            float[] net,
            int netAt,
            int units,
            FloatScratch scratch) {
        product(
                examples, inputs, units, in, inAt, inputs, p, weightsAt, units, biasAt, biasStep, net, netAt, units,
                scratch);
    }

    /** {@link #productTransposed} of matrices without gaps between their rows. */
    default void productTransposed(
            int examples,
            float[] delta,
            int deltaAt,
            int units,
            float[] p,
            int weightsAt,
            float[] slope,
            int slopeAt,
            int inputs,
            FloatScratch scratch) {
        productTransposed(
                examples, inputs, units, delta, deltaAt, units, p, weightsAt, units, slope, slopeAt, inputs, scratch);
    }

    /**
     * {@link #addGradient} for some inputs of a layer, of matrices without gaps between their rows.
     *
     * @param some how many of the inputs
     * @param inAt the index of the first of them in the first example
     * @param inputs all inputs of the layer
     */
    default void addGradient(
            int examples,
            int some,
            float[] in,
            int inAt,
            int inputs,
            float[] delta,
            int deltaAt,
            int units,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch) {
        addGradient(examples, some, units, in, inAt, inputs, delta, deltaAt, units, factor, sum, sumAt, units, scratch);
    }

    /** {@link #addColumnSums} of a matrix without gaps between its rows. */
    default void addColumnSums(
            int examples,
            float[] delta,
            int deltaAt,
            int units,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch) {
        addColumnSums(examples, units, delta, deltaAt, units, factor, sum, sumAt, scratch);
    }

    /** Whether these are the kernels of the Vector API. */
    boolean useVectors();

    /** Says in words what these kernels run on. */
    String describe();
}
