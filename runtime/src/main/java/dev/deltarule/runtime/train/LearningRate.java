package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * How the learning rate changes in training: a factor by which the optimizer's own rate is multiplied in each step. Any
 * optimizer that has a learning rate takes any schedule.
 *
 * <pre>{@code
 * Trainer.of(net)
 *     .optimizer(new Adam(0.002))
 *     .learningRate(LearningRate.warmUp(5, 0.1).then(5, LearningRate.cosine(95, 0)))
 * }</pre>
 *
 * <p>Time counts in epochs and in fractions of them: 2.5 is the middle of the third epoch. A schedule is only a description
 * and can be used again; {@link #start} begins a training's own course.
 */
@FunctionalInterface
public interface LearningRate {
    /** Begins to schedule one training. */
    Course start();

    /**
     * The factors of one training. What a course remembers follows from the reports of the epochs before, so a training is
     * resumed by telling a new course of each again.
     */
    interface Course {
        /**
         * The factor of a step, at least 0 and finite.
         *
         * @param epochs the time since training began, in epochs, at the beginning of the step
         */
        double factor(double epochs);

        /** Hears how an epoch went. */
        default void epochEnded(EpochReport report) {}

        /** What users should know at the end, as a sentence that is added to the stop reason. */
        default Optional<String> remark() {
            return Optional.empty();
        }

        /** The metrics of validation examples that reports must have. */
        default Set<Metric> validationMetrics() {
            return Set.of();
        }
    }

    /** A schedule that depends on nothing but the time in epochs. */
    static LearningRate of(DoubleUnaryOperator factor) {
        return () -> factor::applyAsDouble;
    }

    /** The optimizer's own rate all the time; what a trainer does unless told otherwise. */
    static LearningRate constant() {
        return of(epochs -> 1);
    }

    /**
     * Multiplies the rate by {@code factor} each time so many epochs have passed, as PyTorch's StepLR.
     *
     * @param epochs at least 1
     * @param factor above 0 and at most 1
     */
    static LearningRate step(int epochs, double factor) {
        return Schedules.step(epochs, factor);
    }

    /**
     * Multiplies the rate by {@code factor} in the course of each epoch: factor^epochs.
     *
     * @param factor above 0 and at most 1
     */
    static LearningRate exponential(double factor) {
        return Schedules.exponential(factor);
    }

    /**
     * Half a cosine from 1 down to {@code end} over so many epochs; then it stays there: end + (1 - end) · ½ (1 + cos(π t)).
     *
     * @param epochs above 0
     * @param end from 0 to 1
     */
    static LearningRate cosine(double epochs, double end) {
        return Schedules.cosine(epochs, end);
    }

    /**
     * Half a cosine from 1 down to {@code end}, again and again, each {@code lengthening} times as long as the one before:
     * SGDR of Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.
     *
     * @param epochs the length of the first, above 0
     * @param lengthening at least 1
     * @param end from 0 to 1
     */
    static LearningRate cosineRestarts(double epochs, double lengthening, double end) {
        return Schedules.cosineRestarts(epochs, lengthening, end);
    }

    /**
     * A straight line from {@code start} up to 1 over so many epochs; then it stays there.
     *
     * @param epochs above 0
     * @param start from 0 to 1; at 0 the first step changes nothing
     */
    static LearningRate warmUp(double epochs, double start) {
        return Schedules.warmUp(epochs, start);
    }

    /**
     * The one-cycle policy with PyTorch's settings: up from 1/25 to 1 in the first 30 % of so many epochs, then down to
     * 1/250,000, both as half a cosine. The optimizer's rate is the highest. Smith and Topin, "Super-convergence: very fast
     * training of neural networks using large learning rates", arXiv:1708.07120, 2017.
     *
     * @param epochs the length of the whole cycle, above 0
     */
    static LearningRate oneCycle(double epochs) {
        return oneCycle(epochs, 0.3, 1.0 / 25, 1.0 / 250_000);
    }

    /**
     * The one-cycle policy.
     *
     * @param epochs the length of the whole cycle, above 0
     * @param rising the share of it in which the rate rises, above 0 and below 1
     * @param start the factor at the beginning, from 0 to 1
     * @param end the factor at the end and thereafter, from 0 to 1
     */
    static LearningRate oneCycle(double epochs, double rising, double start, double end) {
        return Schedules.oneCycle(epochs, rising, start, end);
    }

    /**
     * Multiplies the rate by {@code factor} when the mean loss has not fallen by more than {@code minDelta} below its best
     * for so many epochs in a row, and counts anew from there. A figure that has been NaN or infinite in every epoch reduces
     * nothing, and the stop reason says so.
     *
     * @param epochs at least 1
     * @param minDelta at least 0
     * @param factor above 0 and below 1
     */
    static LearningRate reduceOnPlateau(int epochs, double minDelta, double factor) {
        return reduceOnPlateau(Monitor.trainingLoss(), epochs, minDelta, factor);
    }

    /** The same for another figure, such as {@link Monitor#validationLoss}. */
    static LearningRate reduceOnPlateau(Monitor monitor, int epochs, double minDelta, double factor) {
        return Schedules.reduceOnPlateau(monitor, epochs, minDelta, factor);
    }

    /**
     * This schedule for so many epochs, then the next, whose time begins at 0 there.
     *
     * @param epochs above 0
     */
    default LearningRate then(double epochs, LearningRate next) {
        return Schedules.then(this, epochs, next);
    }

    /** The product of two schedules, such as a warm-up times a reduction on plateaus. */
    default LearningRate times(LearningRate other) {
        return Schedules.times(this, other);
    }
}
