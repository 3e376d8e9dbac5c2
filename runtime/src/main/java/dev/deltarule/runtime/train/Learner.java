package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;

/**
 * A network with its examples and the memory of its optimizer, all in the network's precision: what {@link Steps} are made
 * of. Examples count from 0 as they were given; a row is where one lies in the arrays.
 */
abstract sealed class Learner permits FloatLearner, DoubleLearner {
    private final Topology topology;
    private final int[] rows;

    Learner(Topology topology, int[] rows) {
        this.topology = topology;
        this.rows = rows;
    }

    static Learner of(Model model, Examples examples, StepSettings settings) {
        return model instanceof FloatModel floatModel
                ? new FloatLearner(floatModel, examples.floats(), settings)
                : new DoubleLearner((DoubleModel) model, examples.doubles(), settings);
    }

    final Topology topology() {
        return topology;
    }

    /** The number of examples. */
    final int count() {
        return rows.length;
    }

    /** The row of an example. */
    final int row(int example) {
        return rows[example];
    }

    /** Whether these examples lie one after the other in the arrays. */
    final boolean consecutive(int[] order, int from, int to) {
        for (int k = from + 1; k < to; k++) {
            if (rows[order[k]] != rows[order[k - 1]] + 1) {
                return false;
            }
        }
        return true;
    }

    abstract Memory memory();

    abstract void readParameters(double[] into);

    /** Changes the parameters, rounded to the network's precision. */
    abstract void writeParameters(double[] from);

    abstract void readGradient(double[] into);

    /**
     * Makes the gradient that of an output of the row predicted last, by itself: of a loss whose target is that much below
     * the output, and the outputs themselves elsewhere.
     *
     * @param difference the difference of output and target at which the derivative of the network's loss is 1
     */
    abstract void outputGradient(int row, int output, double difference);

    /** The index of the first parameter that is NaN or infinite, -1 if there is none. */
    abstract int firstNonFiniteParameter();

    abstract double parameter(int index);

    abstract double loss(int row);

    /** Computes the outputs of {@code count} rows, for {@link #output}. */
    abstract void predict(int row, int count);

    /** An output of the last prediction; {@code at} counts over all its rows. */
    abstract double output(int at);

    abstract double target(int row, int output);

    abstract double descend(int row, int count, double rate);

    /** Copies examples side by side, for {@link #descendGathered} and {@link #addGatheredGradient}. */
    abstract void gather(int[] order, int from, int to);

    abstract double descendGathered(int count, double rate);

    abstract double addGatheredGradient(int count);

    abstract void clearGradient();

    abstract double addGradient(int row, int count);

    /** Multiplies the gradient by a weight, adds it to the gradient that is held, and clears it. */
    abstract void holdGradient(double weight);

    /** Makes the gradient that is held the gradient; what was the gradient, all 0, is held next. */
    abstract void releaseGradient();

    /** Adds what the weights cost, count times, to the gradient, and returns it. */
    abstract double addPenalty(int count);

    abstract boolean gradientIsFinite();

    /** Changes the parameters by the gradient, summed over {@code count} examples. */
    abstract void update(int count, double rate);

    abstract void limitNorms();
}
