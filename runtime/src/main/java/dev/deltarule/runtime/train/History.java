package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What was reported of each epoch, as columns of numbers: trainings of a million epochs have theirs too. */
final class History {
    private final Map<Metric, double[]> validation = new EnumMap<>(Metric.class);
    private double[] losses = new double[64];
    private double[] rates = new double[64];
    private double[] nanos = new double[64];
    private int epochs;

    /** @param metrics the metrics of the validation examples that each report has */
    History(Set<Metric> metrics) {
        for (Metric metric : metrics) {
            validation.put(metric, new double[losses.length]);
        }
    }

    void add(EpochReport report) {
        if (epochs == losses.length) {
            losses = Arrays.copyOf(losses, 2 * epochs);
            rates = Arrays.copyOf(rates, 2 * epochs);
            nanos = Arrays.copyOf(nanos, 2 * epochs);
            validation.replaceAll((metric, figures) -> Arrays.copyOf(figures, 2 * epochs));
        }
        losses[epochs] = report.loss();
        rates[epochs] = report.learningRate().orElse(Double.NaN);
        nanos[epochs] = report.elapsed().toNanos();
        validation.forEach(
                (metric, figures) -> figures[epochs] = report.validation(metric).orElseThrow());
        epochs++;
    }

    void writeTo(StateParts parts) {
        parts.array("history.loss", losses());
        parts.array("history.rate", Arrays.copyOf(rates, epochs));
        parts.array("history.nanos", Arrays.copyOf(nanos, epochs));
        validation.forEach((metric, figures) -> parts.array(name(metric), Arrays.copyOf(figures, epochs)));
    }

    /** Begins with the epochs of a state. */
    void readFrom(TrainingState state) {
        int count = state.epochs();
        double[] readLosses = state.doubles("history.loss", count);
        double[] readRates = state.doubles("history.rate", count);
        double[] readNanos = state.doubles("history.nanos", count);
        validation.keySet().forEach(metric -> state.doubles(name(metric), count));
        int room = Math.max(count, losses.length);
        losses = Arrays.copyOf(readLosses, room);
        rates = Arrays.copyOf(readRates, room);
        nanos = Arrays.copyOf(readNanos, room);
        validation.replaceAll((metric, none) -> Arrays.copyOf(state.doubles(name(metric), count), room));
        epochs = count;
    }

    private static String name(Metric metric) {
        return "history.validation." + metric.name();
    }

    /** The number of epochs. */
    int epochs() {
        return epochs;
    }

    /** The report of an epoch, counted from 1. */
    EpochReport report(int epoch) {
        int at = epoch - 1;
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        validation.forEach((metric, column) -> figures.put(metric, column[at]));
        return new EpochReport(
                epoch,
                losses[at],
                Double.isNaN(rates[at]) ? OptionalDouble.empty() : OptionalDouble.of(rates[at]),
                Duration.ofNanos((long) nanos[at]),
                figures);
    }

    /** The mean training error of each epoch; a copy. */
    double[] losses() {
        return Arrays.copyOf(losses, epochs);
    }

    /** The metrics of validation examples that there are. */
    Set<Metric> metrics() {
        return validation.isEmpty() ? EnumSet.noneOf(Metric.class) : EnumSet.copyOf(validation.keySet());
    }

    /** A metric of the validation examples after each epoch; a copy. */
    double[] validation(Metric metric) {
        if (validation.isEmpty()) {
            throw new IllegalArgumentException(
                    "There were no validation examples. Give the trainer some: .validation(examples).");
        }
        double[] figures = validation.get(metric);
        if (figures == null) {
            throw new IllegalArgumentException("The validation " + metric.label() + " was not computed, only "
                    + validation.keySet() + ". Name it to the trainer: .validation(examples, Metric." + metric.name()
                    + ").");
        }
        return Arrays.copyOf(figures, epochs);
    }
}
