package dev.deltarule.runtime.selection;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.train.NonFiniteTrainingException;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tries settings one after the other: what grid and random search have in common. */
final class Trials {
    private final CrossValidation validation;
    private Optional<BiFunction<Trainer, Setting, Trainer>> training = Optional.empty();
    private Optional<Metric> scoring = Optional.empty();

    Trials(CrossValidation validation) {
        this.validation = validation;
    }

    void trainer(BiFunction<Trainer, Setting, Trainer> newTraining) {
        training = Optional.of(newTraining);
    }

    void scoring(Metric metric) {
        scoring = Optional.of(metric);
    }

    SearchResult run(List<Setting> settings, Examples examples) {
        BiFunction<Trainer, Setting, Trainer> howToTrain = training.orElseThrow(() -> new IllegalStateException(
                "The search does not know how to train. Tell it: .trainer((t, setting) -> t.optimizer("
                        + "new Sgd(setting.number(\"rate\"))).stopWhen(StopRule.epochs(100)))."));
        Decisions decisions = validation.decisions(examples);
        Metric metric = scoring.orElse(decisions.task().mainMetric());
        decisions.require(metric);
        List<Trial> trials = new ArrayList<>();
        for (Setting setting : settings) {
            trials.add(trial(setting, metric, howToTrain, examples));
        }
        return new SearchResult(metric, trials);
    }

    private Trial trial(
            Setting setting, Metric metric, BiFunction<Trainer, Setting, Trainer> howToTrain, Examples examples) {
        try {
            CrossValidationResult result = validation.evaluate(examples, trainer -> howToTrain.apply(trainer, setting));
            double score = result.mean(metric);
            return new Trial(setting, score, result.standardDeviation(metric), Optional.of(result), "");
        } catch (NonFiniteTrainingException e) {
            String problem = String.valueOf(e.getMessage());
            return new Trial(setting, Double.NaN, Double.NaN, Optional.empty(), problem);
        }
    }
}
