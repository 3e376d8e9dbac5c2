package dev.deltarule.runtime.train;

import dev.deltarule.runtime.support.SplitMix64;
import java.util.OptionalLong;

/**
 * Runs epochs: orders the examples, takes one step per batch, and finds out where numbers stopped being finite.
 *
 * <p>The steps themselves are not checked, which would cost time. An error or parameter that is NaN or infinite stays so,
 * hence one look at the end of the epoch is enough. Only when that finds something is the epoch replayed from the
 * parameters at its start, with a look after each step.
 */
final class EpochRunner {
    private final Learner learner;
    private final int[] rows;
    private final int[] order;
    private final int batchSize;
    private final boolean shuffled;
    private final SplitMix64 random;

    EpochRunner(Learner learner, int batchSize, OptionalLong shuffleSeed) {
        this.learner = learner;
        this.rows = learner.rows();
        this.order = rows.clone();
        this.batchSize = Math.min(batchSize, rows.length);
        this.shuffled = shuffleSeed.isPresent() && this.batchSize < rows.length;
        this.random = new SplitMix64(shuffleSeed.orElse(0));
    }

    /**
     * Runs one epoch.
     *
     * @return the mean error per example
     * @throws NonFiniteTrainingException if an error or parameter is no longer finite
     */
    double run(int epoch) {
        if (shuffled) {
            random.shuffle(order);
        }
        learner.save();
        double sum = steps();
        if (!Double.isFinite(sum) || learner.firstNonFiniteParameter() >= 0) {
            learner.restore();
            sum = checkedSteps(epoch);
        }
        return sum / order.length;
    }

    /** Returns the sum of the errors, NaN if a step refused to be taken. */
    private double steps() {
        double sum = 0;
        try {
            for (int from = 0; from < order.length; from += batchSize) {
                sum += learner.step(order, from, end(from));
            }
        } catch (ArithmeticException e) {
            return Double.NaN;
        }
        return sum;
    }

    private double checkedSteps(int epoch) {
        double sum = 0;
        for (int from = 0; from < order.length; from += batchSize) {
            learner.save();
            try {
                sum += learner.step(order, from, end(from));
            } catch (ArithmeticException e) {
                sum = Double.NaN;
            }
            if (!Double.isFinite(sum)) {
                throw errorNotFinite(epoch, from, sum);
            }
            int parameter = learner.firstNonFiniteParameter();
            if (parameter >= 0) {
                throw parameterNotFinite(epoch, from, parameter);
            }
        }
        return sum;
    }

    private NonFiniteTrainingException errorNotFinite(int epoch, int from, double sum) {
        learner.restore();
        int culprit = learner.firstNonFiniteExample(order, from, end(from));
        double error = learner.error(order[culprit]);
        return NonFiniteTrainingException.ofError(Double.isFinite(error) ? sum : error, epoch, example(culprit));
    }

    private NonFiniteTrainingException parameterNotFinite(int epoch, int from, int parameter) {
        double value = learner.parameter(parameter);
        learner.restore();
        int culprit = learner.firstNonFiniteExample(order, from, end(from));
        return NonFiniteTrainingException.ofParameter(
                learner.topology().describe(parameter), value, epoch, example(culprit), parameter);
    }

    private int end(int from) {
        return Math.min(order.length - from, batchSize) + from;
    }

    /** The example's number, as the user counts, of a place in the order of this epoch. */
    private int example(int place) {
        for (int k = 0; k < rows.length; k++) {
            if (rows[k] == order[place]) {
                return k;
            }
        }
        throw new AssertionError("row " + order[place] + " is in the order but not among the examples");
    }
}
