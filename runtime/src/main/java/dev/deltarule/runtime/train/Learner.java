package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.FullBatchOptimizer;
import java.util.Optional;

/**
 * A network with its examples and its optimizer, all in the network's precision: what the training loop drives. An
 * order is a permutation of the examples, which count from 0 as they were given; a row is where one lies in the arrays.
 *
 * <p>Nothing here allocates memory in a step. Networks work on blocks of examples, so a batch goes to the network in one
 * call: in place where its examples lie one after the other, else gathered first, which costs far less than it saves.
 */
abstract sealed class Learner permits FloatLearner, DoubleLearner {
    /** The most examples that are gathered at a time. */
    static final int MOST_GATHERED = 256;

    private final Topology topology;
    private final int[] rows;
    private final StepSettings settings;
    private final boolean plain;
    private final boolean weighted;
    private Optional<FullBatchOptimizer.Run> fullBatch = Optional.empty();
    private Optional<DoubleState> savedFullBatch = Optional.empty();

    Learner(Topology topology, int[] rows, StepSettings settings) {
        this.topology = topology;
        this.rows = rows;
        this.settings = settings;
        this.plain = settings.isPlain();
        this.weighted = !settings.weights().areAllOne();
    }

    static Learner of(Model model, Examples examples, StepSettings settings) {
        Learner learner = model instanceof FloatModel floatModel
                ? new FloatLearner(floatModel, examples.floats(), settings)
                : new DoubleLearner((DoubleModel) model, examples.doubles(), settings);
        if (settings.optimizer() instanceof FullBatchOptimizer method) {
            learner.useFullBatch(method.start(new FullBatchObjective(learner, settings)));
        }
        return learner;
    }

    private void useFullBatch(FullBatchOptimizer.Run run) {
        fullBatch = Optional.of(run);
        savedFullBatch = Optional.of(run.state().copy());
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

    /**
     * Takes one step on the examples {@code order[from]} to {@code order[to - 1]}.
     *
     * @return the sum of their errors before the step, weighted and with what the weights cost
     * @throws ArithmeticException if the network or the optimizer refuses the step because of a number that is not finite
     */
    final double step(int[] order, int from, int to, double rate) {
        if (fullBatch.isPresent()) {
            return fullBatch.get().step() * (to - from);
        }
        double error = plain && canDescend(order, from, to)
                ? descend(order, from, to, rate)
                : stepByGradient(order, from, to, rate);
        if (settings.limitsNorms()) {
            limitNorms();
        }
        return error;
    }

    private boolean canDescend(int[] order, int from, int to) {
        return to - from <= MOST_GATHERED || consecutive(order, from, to);
    }

    private double descend(int[] order, int from, int to, double rate) {
        if (consecutive(order, from, to)) {
            return descend(rows[order[from]], to - from, rate);
        }
        gather(order, from, to);
        return descendGathered(to - from, rate);
    }

    private double stepByGradient(int[] order, int from, int to, double rate) {
        double error = sumGradients(order, from, to);
        update(to - from, rate);
        return error;
    }

    /** Computes the summed gradient of the weighted errors and of what the weights cost. Returns their sum. */
    final double sumGradients(int[] order, int from, int to) {
        clearGradient();
        double error = weighted ? addWeightedGradients(order, from, to) : addGradients(order, from, to);
        return settings.penalty().isNone() ? error : error + addPenalty(to - from);
    }

    /** Sums run by run of equal weights, each with one pass over all parameters besides. */
    private double addWeightedGradients(int[] order, int from, int to) {
        ExampleWeights weights = settings.weights();
        int[] arranged = weights.arrange(order, from, to);
        int count = to - from;
        double error = 0;
        for (int run = 0; run < count; run = weights.runEnd(run, count)) {
            double weight = weights.weight(arranged[run]);
            if (weight > 0) {
                error += weight * addGradients(arranged, run, weights.runEnd(run, count));
                holdGradient(weight);
            }
        }
        releaseGradient();
        return error;
    }

    private double addGradients(int[] order, int from, int to) {
        if (consecutive(order, from, to)) {
            return addGradient(rows[order[from]], to - from);
        }
        double error = 0;
        for (int k = from; k < to; k += MOST_GATHERED) {
            int end = k + Math.min(MOST_GATHERED, to - k);
            gather(order, k, end);
            error += addGatheredGradient(end - k);
        }
        return error;
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

    /** The place in the order of the first example whose own error or gradient is not finite, else {@code from}. */
    final int firstNonFiniteExample(int[] order, int from, int to) {
        for (int k = from; k < to; k++) {
            if (settings.weights().weight(order[k]) > 0 && !isFinite(order[k])) {
                return k;
            }
        }
        return from;
    }

    private boolean isFinite(int example) {
        clearGradient();
        return Double.isFinite(addGradient(rows[example], 1)) && gradientIsFinite();
    }

    /** Keeps the parameters and what the optimizer remembers. */
    final void save() {
        saveSteps();
        if (fullBatch.isPresent()) {
            savedFullBatch.orElseThrow().set(fullBatch.get().state());
        }
    }

    /** Goes back to what was kept. */
    final void restore() {
        restoreSteps();
        if (fullBatch.isPresent()) {
            fullBatch.get().state().set(savedFullBatch.orElseThrow());
        }
    }

    abstract void saveSteps();

    abstract void restoreSteps();

    abstract void readParameters(double[] into);

    /** Changes the parameters, rounded to the network's precision. */
    abstract void writeParameters(double[] from);

    abstract void readGradient(double[] into);

    /**
     * Makes the gradient that of an output of the row predicted last, by itself: of an error whose target is that much below
     * the output, and the outputs themselves elsewhere.
     *
     * @param difference the difference of output and target at which the derivative of the network's error is 1
     */
    abstract void outputGradient(int row, int output, double difference);

    /** The index of the first parameter that is NaN or infinite, -1 if there is none. */
    abstract int firstNonFiniteParameter();

    abstract double parameter(int index);

    abstract double error(int row);

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
