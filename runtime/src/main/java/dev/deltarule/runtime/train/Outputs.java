package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Task;
import java.util.stream.IntStream;

/**
 * Judges the outputs of all training examples after an epoch. Predicts block by block and only when asked, and stops at the
 * first example that fails.
 */
final class Outputs {
    private static final int BLOCK = 64;

    private final Learner learner;
    private final Decisions decisions;
    private final int count;
    private final int width;
    private final boolean consecutive;

    /** @param decisions how outputs and targets are read */
    Outputs(Learner learner, Decisions decisions) {
        this.learner = learner;
        this.decisions = decisions;
        this.count = learner.count();
        this.width = learner.topology().outputs();
        this.consecutive = learner.consecutive(IntStream.range(0, count).toArray(), 0, count);
    }

    /** @param keepAsBest keeps the parameters of now */
    Progress after(EpochReport report, Runnable keepAsBest) {
        return new AfterEpoch(report, keepAsBest);
    }

    private boolean all(Test test) {
        int block = consecutive ? BLOCK : 1;
        for (int from = 0; from < count; from += block) {
            int predicted = Math.min(block, count - from);
            learner.predict(learner.row(from), predicted);
            for (int k = 0; k < predicted; k++) {
                if (!test.passes(learner.row(from + k), k * width)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Refuses numbers, of which none is right or wrong. */
    static void checkDecides(Decisions decisions) {
        decisions.requireDecisions(
                "StopRule.allCorrect", "Take StopRule.allWithin, which asks how near outputs are to their targets.");
    }

    private boolean correct(int row, int outputsAt) {
        for (int j = 0; j < width; j++) {
            if (Double.isNaN(learner.output(outputsAt + j))) {
                return false;
            }
        }
        return decisions.task() == Task.CLASSES
                ? largestOutput(outputsAt) == largestTarget(row)
                : yesAndNoAreRight(row, outputsAt);
    }

    private boolean yesAndNoAreRight(int row, int outputsAt) {
        for (int j = 0; j < width; j++) {
            if (decisions.isYes(learner.output(outputsAt + j)) != decisions.isYes(learner.target(row, j))) {
                return false;
            }
        }
        return true;
    }

    private int largestOutput(int outputsAt) {
        int largest = 0;
        for (int j = 1; j < width; j++) {
            if (learner.output(outputsAt + j) > learner.output(outputsAt + largest)) {
                largest = j;
            }
        }
        return largest;
    }

    private int largestTarget(int row) {
        int largest = 0;
        for (int j = 1; j < width; j++) {
            if (learner.target(row, j) > learner.target(row, largest)) {
                largest = j;
            }
        }
        return largest;
    }

    private boolean within(double tolerance, int row, int outputsAt) {
        for (int j = 0; j < width; j++) {
            if (!(Math.abs(learner.output(outputsAt + j) - learner.target(row, j)) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /** Judges one example, given its row and where its outputs begin. */
    private interface Test {
        boolean passes(int row, int outputsAt);
    }

    private final class AfterEpoch implements Progress {
        private final EpochReport report;
        private final Runnable keepAsBest;

        AfterEpoch(EpochReport report, Runnable keepAsBest) {
            this.report = report;
            this.keepAsBest = keepAsBest;
        }

        @Override
        public EpochReport report() {
            return report;
        }

        @Override
        public boolean allCorrect() {
            checkDecides(decisions);
            return all(Outputs.this::correct);
        }

        @Override
        public boolean allWithin(double tolerance) {
            return all((row, outputsAt) -> within(tolerance, row, outputsAt));
        }

        @Override
        public void keepAsBest() {
            keepAsBest.run();
        }
    }
}
