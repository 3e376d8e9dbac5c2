package dev.deltarule.reports;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
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

    Recorder(Model model) {
        this.model = model;
    }

    void training(Examples examples) {
        training = Optional.of(examples.forModel(model));
    }

    void validation(Examples examples) {
        validation = Optional.of(examples.forModel(model));
    }

    void metric(Metric newMetric) {
        metric = Optional.of(newMetric);
    }

    void epochEnded(EpochReport report) {
        Optional<Evaluation> ofTraining = training.map(examples -> Evaluation.of(model, examples));
        Optional<Evaluation> ofValidation = validation.map(examples -> Evaluation.of(model, examples));
        history.add(
                report,
                ofTraining.map(metric()::of).orElse(Double.NaN),
                ofValidation.map(Evaluation::loss).orElse(Double.NaN),
                ofValidation.map(metric()::of).orElse(Double.NaN));
    }

    History history() {
        return history;
    }

    /** The metric that curves show: unless told, the accuracy, or R2 without classes. */
    Metric metric() {
        boolean hasClasses =
                training.or(() -> validation).map(Examples::hasClasses).orElse(false);
        return metric.orElse(hasClasses ? Metric.ACCURACY : Metric.R2);
    }

    /** How the network does now on the validation examples, if there are any. */
    Optional<Results> results(List<String> classes) {
        return validation
                .map(examples -> examples.forModel(model))
                .map(examples -> new Results(Evaluation.of(model, examples), examples, metric(), classes));
    }
}
