package dev.deltarule.runtime.train;

import dev.deltarule.runtime.support.SplitMix64;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Runs epochs: orders the examples, takes one step per batch, and finds out where numbers stopped being finite.
 *
 * <p>The steps themselves are not checked, which would cost time. An error or parameter that is NaN or infinite stays so,
 * hence one look at the end of the epoch is enough. Only when that finds something is the epoch replayed from the
 * parameters at its start, with a look after each step.
 */
final class EpochRunner {
    private final Learner learner;
    private final int[] order;
    private final int batchSize;
    private final StepRates rates;
    private final boolean shuffled;
    private final SplitMix64 random;

    EpochRunner(Learner learner, int batchSize, OptionalLong shuffleSeed, StepRates rates) {
        this.learner = learner;
        this.order = IntStream.range(0, learner.count()).toArray();
        this.batchSize = Math.min(batchSize, order.length);
        this.rates = rates;
        this.shuffled = shuffleSeed.isPresent() && this.batchSize < order.length;
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
        double sum = steps(epoch);
        if (!Double.isFinite(sum) || learner.firstNonFiniteParameter() >= 0) {
            learner.restore();
            sum = checkedSteps(epoch);
        }
        return sum / order.length;
    }

    /** Returns the sum of the errors, NaN if a step refused to be taken. */
    private double steps(int epoch) {
        double sum = 0;
        try {
            for (int from = 0; from < order.length; from += batchSize) {
                sum += learner.step(order, from, end(from), rate(epoch, from));
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
                sum += learner.step(order, from, end(from), rate(epoch, from));
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
        double error = learner.error(learner.row(order[culprit]));
        return NonFiniteTrainingException.ofError(Double.isFinite(error) ? sum : error, epoch, order[culprit]);
    }

    private NonFiniteTrainingException parameterNotFinite(int epoch, int from, int parameter) {
        double value = learner.parameter(parameter);
        learner.restore();
        int culprit = learner.firstNonFiniteExample(order, from, end(from));
        return NonFiniteTrainingException.ofParameter(
                learner.topology().describe(parameter), value, epoch, order[culprit], parameter);
    }

    private int end(int from) {
        return Math.min(order.length - from, batchSize) + from;
    }

    /** The rate of the step that begins at this place of the order. */
    private double rate(int epoch, int from) {
        return rates.at(epoch - 1 + from / (double) order.length);
    }
}
