package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The figure by which epochs are compared, such as by {@link EarlyStopping}: the training loss, or a metric of the
 * validation examples, which says itself whether more or less of it is better.
 */
public final class Monitor {
    private final Optional<Metric> metric;

    private Monitor(Optional<Metric> metric) {
        this.metric = metric;
    }

    /** The mean loss per training example. */
    public static Monitor trainingLoss() {
        return new Monitor(Optional.empty());
    }

    /** The mean loss of the validation examples. */
    public static Monitor validationLoss() {
        return validation(Metric.LOSS);
    }

    /** A metric of the validation examples. It need not be named to the trainer as well. */
    public static Monitor validation(Metric metric) {
        return new Monitor(Optional.of(metric));
    }

    /**
     * The figure of an epoch.
     *
     * @throws IllegalArgumentException if the epoch has no such figure, since its training had no validation examples
     */
    public double of(EpochReport report) {
        if (metric.isEmpty()) {
            return report.loss();
        }
        OptionalDouble figure = report.validation(metric.get());
        return figure.orElseThrow(() -> new IllegalArgumentException(
                "Epoch " + report.epoch() + " has no " + this + ". Give the trainer validation examples."));
    }

    /** The metrics of validation examples that it needs: one or none. */
    public Set<Metric> metrics() {
        return metric.map(Set::of).orElse(Set.of());
    }

    /** Whether a greater figure is better. */
    public boolean greaterIsBetter() {
        return metric.map(Metric::greaterIsBetter).orElse(false);
    }

    /**
     * Whether a figure is better than another by more than {@code minDelta}. One that is NaN or infinite never is; any finite
     * one is better than NaN.
     */
    public boolean isBetter(double figure, double other, double minDelta) {
        if (!Double.isFinite(figure)) {
            return false;
        }
        if (Double.isNaN(other)) {
            return true;
        }
        return greaterIsBetter() ? figure > other + minDelta : figure < other - minDelta;
    }

    /** Why the figure can be NaN or infinite in every epoch, and what to do about it. */
    String remedy() {
        return needs() + ": give the trainer other validation examples, such as those of a stratifiedSplit, or monitor"
                + " another figure.";
    }

    private String needs() {
        return switch (metric.orElse(Metric.LOSS)) {
            case ROC_AUC -> "It needs validation examples of at least two classes";
            case R2 -> "It needs at least two validation examples";
            default -> "It needs outputs and targets whose losses are finite";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monitor monitor && metric.equals(monitor.metric);
    }

    @Override
    public int hashCode() {
        return metric.hashCode();
    }

    /** What it is called in sentences, such as {@code validation accuracy}. */
    @Override
    public String toString() {
        return metric.map(m -> "validation " + m.label()).orElse("mean loss");
    }
}
