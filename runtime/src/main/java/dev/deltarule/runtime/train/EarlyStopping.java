package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Stops when a figure has not become better for some epochs, and if wished goes back to the best one. A figure that is NaN or
 * infinite is never better; if there is no other, the stop reason says so and why that can be.
 *
 * <pre>{@code
 * Trainer.of(net)
 *     .optimizer(new Adam())
 *     .validation(validationExamples)
 *     .stopWhen(EarlyStopping.onValidationLoss(10).restoreBest().or(StopRule.epochs(500)))
 * }</pre>
 */
public final class EarlyStopping implements StopRule {
    private final Monitor monitor;
    private final int patience;
    private final double minDelta;
    private final boolean restoreBest;

    private EarlyStopping(Monitor monitor, int patience, double minDelta, boolean restoreBest) {
        this.monitor = Objects.requireNonNull(monitor, "monitor");
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1 epoch, but is " + patience + ".");
        }
        Improvement.checkMinDelta(minDelta);
        this.patience = patience;
        this.minDelta = minDelta;
        this.restoreBest = restoreBest;
    }

    /**
     * Watches a figure.
     *
     * @param patience after how many epochs in a row without a better figure training stops, at least 1
     */
    public static EarlyStopping on(Monitor monitor, int patience) {
        return new EarlyStopping(monitor, patience, 0, false);
    }

    /** Watches the mean loss of the validation examples. */
    public static EarlyStopping onValidationLoss(int patience) {
        return on(Monitor.validationLoss(), patience);
    }

    /** Watches a metric of the validation examples. It need not be named to the trainer as well. */
    public static EarlyStopping onValidation(Metric metric, int patience) {
        return on(Monitor.validation(metric), patience);
    }

    /** Watches the mean loss per training example. */
    public static EarlyStopping onTrainingLoss(int patience) {
        return on(Monitor.trainingLoss(), patience);
    }

    /**
     * The same, where a figure only counts as better by more than this; 0 by default.
     *
     * @param newMinDelta at least 0
     */
    public EarlyStopping minDelta(double newMinDelta) {
        return new EarlyStopping(monitor, patience, newMinDelta, restoreBest);
    }

    /**
     * The same, but the network ends with the parameters of the best epoch, however training stops, unless by an exception.
     * Costs a copy of the parameters whenever an epoch is the best so far. If several rules of a training wish it, it is the
     * epoch that last was the best for one of them.
     */
    public EarlyStopping restoreBest() {
        return new EarlyStopping(monitor, patience, minDelta, true);
    }

    @Override
    public Watch start() {
        return new Patient();
    }

    /** Counts the epochs since the best one. */
    private final class Patient implements Watch {
        private final Improvement improvement = new Improvement(monitor, minDelta);

        @Override
        public Optional<String> reasonToStop(Progress progress) {
            if (improvement.look(progress.report())) {
                if (restoreBest) {
                    progress.keepAsBest();
                }
                return Optional.empty();
            }
            return improvement.epochsSince() < patience
                    ? Optional.empty()
                    : Optional.of(remark().orElseGet(improvement::shortfall));
        }

        /** That there was nothing to compare, which the user must hear of whichever rule stops the training. */
        @Override
        public Optional<String> remark() {
            return improvement.isBlind() ? Optional.of(blindSentence()) : Optional.empty();
        }

        private String blindSentence() {
            String sentence = improvement.blindness() + ", so none was the best. " + monitor.remedy();
            return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
        }

        @Override
        public Set<Metric> validationMetrics() {
            return monitor.metrics();
        }
    }
}
