package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** How a training went. */
public final class TrainingResult {
    private final History history;
    private final String stopReason;
    private final Duration elapsed;
    private final int examplesOfCutEpoch;
    private final OptionalInt bestEpoch;

    /** @param examplesOfCutEpoch how many examples of an epoch that was not completed were learned from */
    TrainingResult(
            History history, String stopReason, Duration elapsed, int examplesOfCutEpoch, OptionalInt bestEpoch) {
        this.history = history;
        this.stopReason = stopReason;
        this.elapsed = elapsed;
        this.examplesOfCutEpoch = examplesOfCutEpoch;
        this.bestEpoch = bestEpoch;
    }

    /**
     * The mean loss per example of each complete epoch, the first epoch first; a copy. Each example's loss is taken just
     * before the step it took part in, so the last entry is slightly older than the trained parameters.
     */
    public double[] losses() {
        return history.losses();
    }

    /** The number of complete epochs; 0 if training was stopped within the first. */
    public int epochs() {
        return history.epochs();
    }

    /** The mean loss per example of the last complete epoch, NaN if there is none. */
    public double loss() {
        return epochs() == 0 ? Double.NaN : history.report(epochs()).loss();
    }

    /**
     * The mean loss of the validation examples after each complete epoch; a copy.
     *
     * @throws IllegalArgumentException if there were no validation examples
     */
    public double[] validationLosses() {
        return history.validation(Metric.LOSS);
    }

    /**
     * A metric of the validation examples after each complete epoch; a copy.
     *
     * @throws IllegalArgumentException if it was not computed
     */
    public double[] validation(Metric metric) {
        return history.validation(Objects.requireNonNull(metric, "metric"));
    }

    /** What listeners were told of each complete epoch. Reports are made when they are asked for. */
    public List<EpochReport> history() {
        return new AbstractList<>() {
            @Override
            public EpochReport get(int index) {
                return history.report(Objects.checkIndex(index, size()) + 1);
            }

            @Override
            public int size() {
                return history.epochs();
            }
        };
    }

    /**
     * The epoch whose parameters the network ended with, if {@link EarlyStopping#restoreBest} or another rule kept those of
     * the best one.
     */
    public OptionalInt bestEpoch() {
        return bestEpoch;
    }

    /**
     * How many examples the network learned from in a further epoch within which training was cancelled, interrupted or out
     * of time; 0 if it stopped after an epoch.
     */
    public int examplesOfCutEpoch() {
        return examplesOfCutEpoch;
    }

    /** Why training stopped, as a sentence. */
    public String stopReason() {
        return stopReason;
    }

    /** How long training took. */
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public String toString() {
        return epochs() + (epochs() == 1 ? " epoch" : " epochs") + " in " + elapsed.toMillis() / 1000.0
                + " s, mean loss " + loss() + ". " + stopReason;
    }
}
