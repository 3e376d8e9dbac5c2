package dev.deltarule.runtime.train;

import dev.deltarule.runtime.support.SplitMix64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Runs epochs: orders the examples, takes one step per batch, and finds out where numbers stopped being finite.
 *
 * <p>The steps themselves are not checked, which would cost time. A loss or parameter that is NaN or infinite stays so,
 * hence one look at the end of the epoch is enough. Only when that finds something is the epoch replayed from the
 * parameters at its start, with a look after each step.
 */
final class EpochRunner {
    private final Steps steps;
    private final Learner learner;
    private final int[] order;
    private final int batchSize;
    private final StepRates rates;
    private final StopSignals signals;
    private final BatchNews news;
    private final boolean shuffled;
    private final SplitMix64 random;
    private int done;

    EpochRunner(
            Steps steps,
            int batchSize,
            OptionalLong shuffleSeed,
            StepRates rates,
            StopSignals signals,
            BatchNews news) {
        this.steps = steps;
        this.learner = steps.learner();
        this.order = IntStream.range(0, learner.count()).toArray();
        this.batchSize = batchSize;
        this.rates = rates;
        this.signals = signals;
        this.news = news;
        this.shuffled = shuffleSeed.isPresent() && batchSize < order.length;
        this.random = new SplitMix64(shuffleSeed.orElse(0));
    }

    /**
     * Runs one epoch, or as much of it as there is until a signal is raised.
     *
     * @return the mean loss per example that was learned from
     * @throws NonFiniteTrainingException if a loss or parameter is no longer finite
     */
    double run(int epoch) {
        if (shuffled) {
            drawOrder();
        }
        steps.save();
        double sum = uncheckedSteps(epoch);
        if (!Double.isFinite(sum) || learner.firstNonFiniteParameter() >= 0) {
            steps.restore();
            sum = checkedSteps(epoch);
        }
        return sum / done;
    }

    /** Adds the place of the generator of orders. */
    void writeTo(StateParts parts) {
        parts.number("generator", random.state());
        steps.writeTo(parts);
    }

    /** Goes back to what was written. */
    void readFrom(TrainingState state) {
        long generator = state.number("generator");
        steps.readFrom(state);
        random.state(generator);
    }

    /** Why no further epoch would help, if the last one showed that. */
    Optional<String> converged() {
        return steps.converged();
    }

    /** Whether the epoch that ran last ran to its end. */
    boolean isComplete() {
        return done == order.length;
    }

    /** How many examples were learned from in the epoch that ran last. */
    int examplesDone() {
        return done;
    }

    /** Each order is drawn from the order as given, so that it depends on nothing but the generator's state. */
    private void drawOrder() {
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        random.shuffle(order);
    }

    /** Returns the sum of the losses, NaN if a step refused to be taken. Sets how many examples are done. */
    private double uncheckedSteps(int epoch) {
        double sum = 0;
        boolean returns = false;
        done = 0;
        try {
            do {
                int from = done;
                done = end(from);
                double loss = step(epoch, from);
                sum += loss;
                news.tell(epoch, from, done, loss, sum);
            } while (done < order.length && Double.isFinite(sum) && !signals.areRaised());
            returns = true;
            return sum;
        } finally {
            if (!returns) {
                leaveFinite();
            }
        }
    }

    private double step(int epoch, int from) {
        double rate = rates.at(epoch - 1 + from / (double) order.length);
        try {
            return steps.step(order, from, end(from), rate);
        } catch (ArithmeticException e) {
            return Double.NaN;
        }
    }

    /** What is thrown within an epoch, as by a listener, comes before the look at its end. */
    private void leaveFinite() {
        if (learner.firstNonFiniteParameter() >= 0) {
            steps.restore();
        }
    }

    private double checkedSteps(int epoch) {
        double sum = 0;
        for (int from = 0; from < done; from += batchSize) {
            steps.save();
            sum += step(epoch, from);
            if (!Double.isFinite(sum)) {
                throw lossNotFinite(epoch, from, sum);
            }
            int parameter = learner.firstNonFiniteParameter();
            if (parameter >= 0) {
                throw parameterNotFinite(epoch, from, parameter);
            }
        }
        return sum;
    }

    private NonFiniteTrainingException lossNotFinite(int epoch, int from, double sum) {
        steps.restore();
        int culprit = steps.firstNonFiniteExample(order, from, end(from));
        double loss = learner.loss(learner.row(order[culprit]));
        return NonFiniteTrainingException.ofLoss(Double.isFinite(loss) ? sum : loss, epoch, order[culprit]);
    }

    private NonFiniteTrainingException parameterNotFinite(int epoch, int from, int parameter) {
        double value = learner.parameter(parameter);
        steps.restore();
        int culprit = steps.firstNonFiniteExample(order, from, end(from));
        return NonFiniteTrainingException.ofParameter(
                learner.topology().describe(parameter), value, epoch, order[culprit], parameter);
    }

    private int end(int from) {
        return Math.min(order.length - from, batchSize) + from;
    }
}
