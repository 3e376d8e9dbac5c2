package dev.deltarule.runtime.train;

import java.time.Duration;
import java.util.Optional;

/** The rules behind the factory methods of {@link StopRule}. */
final class StopRules {
    private StopRules() {}

    static StopRule allCorrect() {
        return () -> progress -> when(progress.allCorrect(), "All training examples are decided rightly.");
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
        String reason = "The mean error is below " + meanLoss + ".";
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
        String reason = "The time limit of " + (limit.toSeconds() + limit.toNanosPart() / 1e9) + " s is reached.";
        return () -> progress -> when(progress.report().elapsed().compareTo(limit) >= 0, reason);
    }

    static StopRule noImprovement(int epochs, double minDelta) {
        atLeastOneEpoch(epochs);
        if (!(minDelta >= 0 && minDelta <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("minDelta must be at least 0 and finite, but is " + minDelta + ".");
        }
        return () -> new NoImprovement(epochs, minDelta);
    }

    static StopRule and(StopRule one, StopRule other) {
        return () -> {
            StopRule.Watch first = one.start();
            StopRule.Watch second = other.start();
            return progress -> {
                // Both are asked each time, since a watch may count the epochs it sees.
                Optional<String> firstReason = first.reasonToStop(progress);
                Optional<String> secondReason = second.reasonToStop(progress);
                return firstReason.flatMap(reason -> secondReason.map(more -> reason + " " + more));
            };
        };
    }

    static StopRule or(StopRule one, StopRule other) {
        return () -> {
            StopRule.Watch first = one.start();
            StopRule.Watch second = other.start();
            return progress -> {
                Optional<String> firstReason = first.reasonToStop(progress);
                return firstReason.isPresent() ? firstReason : second.reasonToStop(progress);
            };
        };
    }

    private static void atLeastOneEpoch(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but is " + epochs + ".");
        }
    }

    private static Optional<String> when(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }

    /** Counts the epochs since the best one. */
    private static final class NoImprovement implements StopRule.Watch {
        private final int patience;
        private final double minDelta;
        private double best = Double.POSITIVE_INFINITY;
        private int epochsSinceBest;

        NoImprovement(int patience, double minDelta) {
            this.patience = patience;
            this.minDelta = minDelta;
        }

        @Override
        public Optional<String> reasonToStop(Progress progress) {
            double loss = progress.report().loss();
            if (loss < best - minDelta) {
                best = loss;
                epochsSinceBest = 0;
                return Optional.empty();
            }
            epochsSinceBest++;
            return when(
                    epochsSinceBest >= patience,
                    "The mean error has not fallen by more than " + minDelta + " for " + epochsSinceBest
                            + (epochsSinceBest == 1 ? " epoch." : " epochs."));
        }
    }
}
