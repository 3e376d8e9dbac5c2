package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes the metrics of examples that the network does not learn from. */
final class Validation {
    private final Model model;
    private final Optional<Examples> examples;
    private final Decisions decisions;
    private final Set<Metric> metrics;

    private Validation(Model model, Optional<Examples> examples, Decisions decisions, Set<Metric> metrics) {
        this.model = model;
        this.examples = examples;
        this.decisions = decisions;
        this.metrics = metrics;
    }

    /**
     * Computes every metric once, so that one that does not suit the examples is refused before training.
     *
     * @param decisions how the targets of all examples, those to learn from among them, are read
     * @throws IllegalArgumentException if the examples do not fit the network
     * @throws IllegalStateException if a metric does not suit the examples or the network
     */
    static Validation on(Model model, Examples examples, Decisions decisions, Set<Metric> metrics) {
        Examples aligned;
        try {
            aligned = examples.forModel(model);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The validation examples do not fit. " + e.getMessage(), e);
        }
        Set<Metric> all = EnumSet.of(Metric.LOSS);
        all.addAll(metrics);
        Validation validation = new Validation(model, Optional.of(aligned), decisions, all);
        validation.figures();
        return validation;
    }

    /**
     * No validation.
     *
     * @param needed the metrics that somebody monitors
     * @throws IllegalStateException if there are any
     */
    static Validation none(Model model, Decisions decisions, Set<Metric> needed) {
        if (!needed.isEmpty()) {
            throw new IllegalStateException(
                    "The validation " + needed.iterator().next().label()
                            + " is monitored, but the trainer has no validation examples. Give it some:"
                            + " .validation(examples) or .validationSplit(0.2).");
        }
        return new Validation(model, Optional.empty(), decisions, needed);
    }

    /** The examples that metrics are computed of, if there are any. */
    Optional<Examples> examples() {
        return examples;
    }

    /** The metrics that are computed, none without examples. */
    Set<Metric> metrics() {
        return metrics;
    }

    /** The metrics as they are now; empty without examples. */
    Map<Metric, Double> figures() {
        if (examples.isEmpty()) {
            return Map.of();
        }
        Evaluation evaluation = Evaluation.ofFitting(model, examples.get(), decisions);
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        for (Metric metric : metrics) {
            figures.put(metric, metric.of(evaluation));
        }
        return figures;
    }
}
