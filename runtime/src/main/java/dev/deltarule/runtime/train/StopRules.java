package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules behind the factory methods of {@link StopRule}. */
final class StopRules {
    private StopRules() {}

    static StopRule allCorrect() {
        return AllCorrect::new;
    }

    static StopRule allWithin(double tolerance) {
        if (!(tolerance >= 0 && tolerance <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("tolerance must be at least 0 and finite, but is " + tolerance + ".");
        }
        String reason = "All outputs are within " + tolerance + " of their targets.";
        return () -> progress -> when(progress.allWithin(tolerance), reason);
    }

    static StopRule lossBelow(double meanLoss) {
        if (!Double.isFinite(meanLoss)) {
            throw new IllegalArgumentException("meanLoss must be finite, but is " + meanLoss + ".");
        }
        String reason = "The mean loss is below " + meanLoss + ".";
        return () -> progress -> when(progress.report().loss() < meanLoss, reason);
    }

    static StopRule epochs(int epochs) {
        atLeastOneEpoch(epochs);
        String reason = "The limit of " + epochs + (epochs == 1 ? " epoch" : " epochs") + " is reached.";
        return () -> progress -> when(progress.report().epoch() >= epochs, reason);
    }

    static StopRule time(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("limit must be above 0, but is " + limit + ".");
        }
        return () -> new Time(limit);
    }

    /** The sentence for a time that is over. */
    static String timeIsOver(Duration limit) {
        return "The time limit of " + (limit.toSeconds() + limit.toNanosPart() / 1e9) + " s is reached.";
    }

    static StopRule noImprovement(int epochs, double minDelta) {
        atLeastOneEpoch(epochs);
        return EarlyStopping.onTrainingLoss(epochs).minDelta(minDelta);
    }

    static StopRule and(StopRule one, StopRule other) {
        return () -> new Both(one.start(), other.start());
    }

    static StopRule or(StopRule one, StopRule other) {
        return () -> new Either(one.start(), other.start());
    }

    private static void atLeastOneEpoch(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but is " + epochs + ".");
        }
    }

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }

    private static Set<Metric> union(Set<Metric> one, Set<Metric> other) {
        Set<Metric> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private record AllCorrect() implements StopRule.Watch {
        @Override
        public Optional<String> reasonToStop(Progress progress) {
            return when(progress.allCorrect(), "All training examples are decided rightly.");
        }

        @Override
        public boolean needsDecisions() {
            return true;
        }
    }

    private record Time(Duration limit) implements StopRule.Watch {
        @Override
        public Optional<String> reasonToStop(Progress progress) {
            return when(progress.report().elapsed().compareTo(limit) >= 0, timeIsOver(limit));
        }

        @Override
        public Optional<Duration> timeLimit() {
            return Optional.of(limit);
        }
    }

    private record Both(StopRule.Watch one, StopRule.Watch other) implements StopRule.Watch {
        @Override
        public Optional<String> reasonToStop(Progress progress) {
            // Both are asked each time, since a watch may count the epochs it sees.
            Optional<String> reason = one.reasonToStop(progress);
            Optional<String> otherReason = other.reasonToStop(progress);
            return reason.flatMap(first -> otherReason.map(second -> first + " " + second));
        }

        @Override
        public Optional<String> remark() {
            return Remarks.join(one.remark(), other.remark());
        }

        @Override
        public Set<Metric> validationMetrics() {
            return union(one.validationMetrics(), other.validationMetrics());
        }

        @Override
        public boolean needsDecisions() {
            return one.needsDecisions() || other.needsDecisions();
        }
    }

    private record Either(StopRule.Watch one, StopRule.Watch other) implements StopRule.Watch {
        @Override
        public Optional<String> reasonToStop(Progress progress) {
            // Both are asked each time, since the last epoch may be the best for the other.
            Optional<String> reason = one.reasonToStop(progress);
            Optional<String> otherReason = other.reasonToStop(progress);
            return reason.isPresent() ? reason : otherReason;
        }

        @Override
        public Optional<Duration> timeLimit() {
            return Stream.of(one.timeLimit(), other.timeLimit())
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
        }

        @Override
        public Optional<String> remark() {
            return Remarks.join(one.remark(), other.remark());
        }

        @Override
        public Set<Metric> validationMetrics() {
            return union(one.validationMetrics(), other.validationMetrics());
        }

        @Override
        public boolean needsDecisions() {
            return one.needsDecisions() || other.needsDecisions();
        }
    }
}
