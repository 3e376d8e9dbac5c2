package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Decides after each epoch whether training stops. A rule holds settings only, so one rule serves many trainings.
 *
 * <p>Training runs until its rule says so: a rule that may never hold, such as {@link #lossBelow}, wants an
 * {@code .or(StopRule.epochs(n))}.
 */
@FunctionalInterface
public interface StopRule {
    /** Watches one training, epoch by epoch. */
    @FunctionalInterface
    interface Watch {
        /** Returns why training stops now, as a sentence, or nothing if it goes on. Called once after every epoch. */
        Optional<String> reasonToStop(Progress progress);

        /** The time since training began after which it stops within an epoch, if that is up to this watch alone. */
        default Optional<Duration> timeLimit() {
            return Optional.empty();
        }

        /**
         * What users should know at the end, as a sentence, such as that a figure was NaN in every epoch. It is added to the
         * stop reason, whichever rule gives that.
         */
        default Optional<String> remark() {
            return Optional.empty();
        }

        /** The metrics of validation examples that reports must have. */
        default Set<Metric> validationMetrics() {
            return Set.of();
        }

        /** Whether it asks {@link Progress#allCorrect}, so that training towards numbers is refused before it begins. */
        default boolean needsDecisions() {
            return false;
        }
    }

    /** Begins to watch a training, with nothing remembered from any other. */
    Watch start();

    /**
     * Stops when every training example is decided rightly, see {@link Progress#allCorrect()}. Costs a forward pass over
     * the examples after each epoch, cut short at the first that is wrong. Networks whose outputs are numbers are refused.
     */
    static StopRule allCorrect() {
        return StopRules.allCorrect();
    }

    /**
     * Stops when every output of every training example is at most {@code tolerance} away from its target. Costs a forward
     * pass over the examples after each epoch, cut short at the first that is further away.
     *
     * @param tolerance at least 0
     */
    static StopRule allWithin(double tolerance) {
        return StopRules.allWithin(tolerance);
    }

    /**
     * Stops when the mean loss per example of an epoch is below {@code meanLoss}.
     *
     * @param meanLoss any finite number
     */
    static StopRule lossBelow(double meanLoss) {
        return StopRules.lossBelow(meanLoss);
    }

    /**
     * Stops after that many epochs.
     *
     * @param epochs at least 1
     */
    static StopRule epochs(int epochs) {
        return StopRules.epochs(epochs);
    }

    /**
     * Stops after the batch in which the time since training began reaches {@code limit}. The clock is looked at about every
     * millisecond. Joined by {@link #and}, it stops after the epoch.
     *
     * @param limit above 0
     */
    static StopRule time(Duration limit) {
        return StopRules.time(limit);
    }

    /**
     * Stops when the mean loss has not fallen by more than {@code minDelta} below its best for so many epochs in a row;
     * {@link EarlyStopping} on the training loss.
     *
     * @param epochs at least 1
     * @param minDelta at least 0
     */
    static StopRule noImprovement(int epochs, double minDelta) {
        return StopRules.noImprovement(epochs, minDelta);
    }

    /** Stops when both rules say so after the same epoch. The reason is that of both. */
    default StopRule and(StopRule other) {
        return StopRules.and(this, other);
    }

    /** Stops when either rule says so. The reason is that of the rule that did, of this one if both did. */
    default StopRule or(StopRule other) {
        return StopRules.or(this, other);
    }
}
