package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Metric;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a trainer is told about the examples that it judges the network by. */
abstract sealed class ValidationOptions extends StepOptions permits RunOptions {
    private Optional<Examples> validation = Optional.empty();
    private OptionalDouble share = OptionalDouble.empty();
    private Set<Metric> metrics = EnumSet.noneOf(Metric.class);

    /**
     * Examples to judge the network by after each epoch, which it does not learn from. Their mean loss is always computed.
     * Costs a prediction of all of them per epoch.
     *
     * @param newMetrics what else is computed of them
     */
    public Trainer validation(Examples examples, Metric... newMetrics) {
        validation = Optional.of(examples);
        share = OptionalDouble.empty();
        metrics = setOf(newMetrics);
        return self();
    }

    /**
     * Keeps the last examples given to {@link Trainer#fit} out of training and judges the network by them after each epoch, as
     * in Keras. Examples that are in some order, such as class by class, want shuffling before:
     * {@code fit(examples.shuffled(seed))}.
     *
     * @param newShare the share of the examples, above 0 and below 1, rounded to at least one example
     * @param newMetrics what is computed of them besides their mean loss
     */
    public Trainer validationSplit(double newShare, Metric... newMetrics) {
        if (!(newShare > 0 && newShare < 1)) {
            throw new IllegalArgumentException("validationSplit must be above 0 and below 1, but is " + newShare + ".");
        }
        share = OptionalDouble.of(newShare);
        validation = Optional.empty();
        metrics = setOf(newMetrics);
        return self();
    }

    private static Set<Metric> setOf(Metric... metrics) {
        Set<Metric> set = EnumSet.noneOf(Metric.class);
        set.addAll(List.of(metrics));
        return set;
    }

    /** What of these examples is learned from. */
    final Examples trainingPart(Examples examples) {
        return share.isEmpty() ? examples : examples.view(0, examples.count() - heldOut(examples.count()));
    }

    private int heldOut(int count) {
        int held = (int) Math.max(1, Math.round(share.orElseThrow() * count));
        if (held == count) {
            throw new IllegalArgumentException("validationSplit keeps all " + count
                    + " examples out of training. Give it a smaller share or more examples.");
        }
        return held;
    }

    /** How the targets of all examples are read, given those from which {@link #validationSplit} takes its part. */
    final Decisions decisions(Topology topology, Examples examples) {
        return validation
                .map(held -> Decisions.of(topology, examples, held))
                .orElseGet(() -> Decisions.of(topology, examples));
    }

    /**
     * What is computed after each epoch, given the examples from which {@link #validationSplit} takes its part.
     *
     * @param monitored the metrics that are needed besides those that were named
     */
    final Validation validation(Model model, Examples examples, Decisions decisions, Set<Metric> monitored) {
        Set<Metric> all = EnumSet.copyOf(metrics);
        all.addAll(monitored);
        if (share.isPresent()) {
            int count = examples.count();
            return Validation.on(model, examples.view(count - heldOut(count), count), decisions, all);
        }
        return validation
                .map(held -> Validation.on(model, held, decisions, all))
                .orElseGet(() -> Validation.none(model, decisions, all));
    }
}
