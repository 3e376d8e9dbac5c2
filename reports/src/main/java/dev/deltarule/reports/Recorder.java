package dev.deltarule.reports;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.train.EpochReport;
import java.util.List;
import java.util.Optional;

/** Evaluates examples after each epoch and keeps the figures. */
final class Recorder {
    private final Model model;
    private final History history = new History();
    private Optional<Examples> training = Optional.empty();
    private Optional<Examples> validation = Optional.empty();
    private Optional<Metric> metric = Optional.empty();
    private Optional<Decisions> decisions = Optional.empty();

    Recorder(Model model) {
        this.model = model;
    }

    void training(Examples examples) {
        training = Optional.of(examples.forModel(model));
        decisions = Optional.empty();
    }

    void validation(Examples examples) {
        validation = Optional.of(examples.forModel(model));
        decisions = Optional.empty();
    }

    void metric(Metric newMetric) {
        metric = Optional.of(newMetric);
    }

    /** Refuses a metric that says nothing about the network's task before the first epoch, not after it. */
    void trainingBegan() {
        if (training.isPresent() || validation.isPresent()) {
            decisions().require(metric());
        }
    }

    void epochEnded(EpochReport report) {
        Optional<Evaluation> ofTraining = training.map(this::evaluation);
        Optional<Evaluation> ofValidation = validation.map(this::evaluation);
        history.add(
                report,
                ofTraining.map(metric()::of).orElse(Double.NaN),
                ofValidation.map(Evaluation::loss).orElse(Double.NaN),
                ofValidation.map(metric()::of).orElse(Double.NaN));
    }

    History history() {
        return history;
    }

    /** The metric that curves show: unless told, that of the network's task. */
    Metric metric() {
        return metric.orElseGet(() -> training.or(() -> validation)
                .map(examples -> decisions().task().mainMetric())
                .orElse(Metric.R2));
    }

    private Evaluation evaluation(Examples examples) {
        return Evaluation.of(model, examples, decisions());
    }

    /** How the targets of all examples are read, found out once. */
    private Decisions decisions() {
        if (decisions.isEmpty()) {
            Examples examples = training.or(() -> validation).orElseThrow();
            decisions = Optional.of(Decisions.of(model.topology(), examples, validation.orElse(examples)));
        }
        return decisions.get();
    }

    /** How the network does now on the validation examples, if there are any. */
    Optional<Results> results(List<String> classes) {
        return validation
                .map(examples -> examples.forModel(model))
                .map(examples -> new Results(evaluation(examples), examples, metric(), classes));
    }
}
