package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was reported of each epoch, as columns of numbers: trainings of a million epochs have theirs too, in 24 MB and 8 MB more
 * for each metric.
 */
final class History {
    /** What names of columns begin with in a state. */
    static final String PREFIX = "history.";

    private static final String LOSS = PREFIX + "loss";
    private static final String RATE = PREFIX + "rate";
    private static final String NANOS = PREFIX + "nanos";
    /** Half of the nanoseconds that a long can count, so that what comes after can be counted as well. */
    private static final double MOST_NANOS = 0x1p62;

    private final Map<Metric, Column> validation = new EnumMap<>(Metric.class);
    private Column losses = new Column();
    private Column rates = new Column();
    private Column nanos = new Column();

    /** @param metrics the metrics of the validation examples that each report has */
    History(Set<Metric> metrics) {
        for (Metric metric : metrics) {
            validation.put(metric, new Column());
        }
    }

    void add(EpochReport report) {
        losses.add(report.loss());
        rates.add(report.learningRate().orElse(Double.NaN));
        nanos.add((double) report.elapsed().toNanos());
        validation.forEach(
                (metric, column) -> column.add(report.validation(metric).orElseThrow()));
    }

    void writeTo(StateParts parts) {
        parts.history(LOSS, losses);
        parts.history(RATE, rates);
        parts.history(NANOS, nanos);
        validation.forEach((metric, column) -> parts.history(name(metric), column));
    }

    /** Begins with the epochs of a state. */
    void readFrom(TrainingState state) {
        int count = state.epochs();
        double[] readLosses = state.doubles(LOSS, count);
        double[] readRates = state.doubles(RATE, count);
        double[] readNanos = state.doubles(NANOS, count);
        checkFigures(state, readLosses, readRates);
        checkTimes(state, readNanos);
        losses = Column.of(readLosses);
        rates = Column.of(readRates);
        nanos = Column.of(readNanos);
        validation.replaceAll((metric, none) -> Column.of(state.doubles(name(metric), count)));
    }

    private static void checkFigures(TrainingState state, double[] losses, double[] rates) {
        for (int at = 0; at < losses.length; at++) {
            if (!Double.isFinite(losses[at])) {
                throw state.wrong(LOSS, at, losses[at], "a finite number");
            }
            if (rates[at] < 0) {
                throw state.wrong(RATE, at, rates[at], "at least 0, or NaN where there is none");
            }
        }
    }

    private static void checkTimes(TrainingState state, double[] nanos) {
        double before = 0;
        for (int at = 0; at < nanos.length; at++) {
            if (!(nanos[at] >= before && nanos[at] <= MOST_NANOS)) {
                throw state.wrong(NANOS, at, nanos[at], "from " + before + " to " + MOST_NANOS);
            }
            before = nanos[at];
        }
    }

    /** The columns that each state has. */
    static List<String> columns() {
        return List.of(LOSS, RATE, NANOS);
    }

    /** Those that a state has for some metrics, of trainings with validation examples. */
    static List<String> validationColumns() {
        return Stream.of(Metric.values()).map(History::name).toList();
    }

    private static String name(Metric metric) {
        return PREFIX + "validation." + metric.name();
    }

    /** The number of epochs. */
    int epochs() {
        return losses.count();
    }

    /** The time that all epochs took. */
    Duration elapsed() {
        return epochs() == 0 ? Duration.ZERO : Duration.ofNanos((long) nanos.get(epochs() - 1));
    }

    /** The report of an epoch, counted from 1. */
    EpochReport report(int epoch) {
        int at = epoch - 1;
        double rate = rates.get(at);
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        validation.forEach((metric, column) -> figures.put(metric, column.get(at)));
        return new EpochReport(
                epoch,
                losses.get(at),
                Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate),
                Duration.ofNanos((long) nanos.get(at)),
                figures);
    }

    /** The mean training loss of each epoch; a copy. */
    double[] losses() {
        return losses.copy(0, epochs());
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
        Column figures = validation.get(metric);
        if (figures == null) {
            throw new IllegalArgumentException("The validation " + metric.label() + " was not computed, only "
                    + validation.keySet() + ". Name it to the trainer: .validation(examples, Metric." + metric.name()
                    + ").");
        }
        return figures.copy(0, epochs());
    }
}
