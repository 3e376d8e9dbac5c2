package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyStoppingTest {
    private static final Examples TRAINING = Xor.noisy(40);
    private static final Examples HELD_OUT = Xor.noisy(90).view(40, 90);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_network_ends_with_the_parameters_of_the_best_epoch(boolean inFloat) {
        var net = Xor.net(inFloat);
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(4))
                .validation(HELD_OUT)
                .stopWhen(EarlyStopping.onValidationLoss(5).restoreBest().or(StopRule.epochs(60)))
                .fit(TRAINING);

        double[] losses = result.validationLosses();
        int best = result.bestEpoch().orElseThrow();
        for (double loss : losses) {
            assertThat(losses[best - 1]).isLessThanOrEqualTo(loss);
        }
        assertThat(best).as("so that there is something to restore").isLessThan(result.epochs());
        assertThat(Evaluation.of(net, HELD_OUT).loss()).isCloseTo(losses[best - 1], within(1e-12));
    }

    @Test
    void training_stops_after_so_many_epochs_without_a_better_figure() {
        TrainingResult result = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(1e-12))
                .validation(HELD_OUT, Metric.ACCURACY)
                .stopWhen(EarlyStopping.onValidation(Metric.ACCURACY, 4))
                .fit(TRAINING);

        assertThat(result.epochs()).isEqualTo(5);
        assertThat(result.stopReason())
                .isEqualTo("The validation accuracy has not risen by more than 0.0 for 4 epochs.");
        assertThat(result.bestEpoch()).isEmpty();
    }

    @Test
    void smaller_improvements_than_the_least_do_not_count() {
        TrainingResult result = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(1e-6))
                .stopWhen(EarlyStopping.onTrainingLoss(2).minDelta(0.01).or(StopRule.epochs(50)))
                .fit(TRAINING);

        assertThat(result.epochs()).isEqualTo(3);
    }

    @Test
    void a_share_of_the_examples_can_be_kept_for_validation() {
        PlainNetwork split = Xor.doubleNet();
        TrainingResult bySplit = Trainer.of(split)
                .optimizer(new Sgd(0.5))
                .validationSplit(0.25, Metric.MAE)
                .stopWhen(StopRule.epochs(3))
                .fit(TRAINING);
        PlainNetwork given = Xor.doubleNet();
        TrainingResult byHand = Trainer.of(given)
                .optimizer(new Sgd(0.5))
                .validation(TRAINING.view(30, 40), Metric.MAE)
                .stopWhen(StopRule.epochs(3))
                .fit(TRAINING.view(0, 30));

        assertThat(split.parameters()).isEqualTo(given.parameters());
        assertThat(bySplit.validation(Metric.MAE)).isEqualTo(byHand.validation(Metric.MAE));
        assertThat(bySplit.validationLosses()).isEqualTo(byHand.validationLosses());
    }

    @Test
    void listeners_and_results_tell_the_figures_of_each_epoch() {
        List<Double> told = new ArrayList<>();
        TrainingResult result = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(0.5))
                .validation(HELD_OUT, Metric.ACCURACY)
                .stopWhen(StopRule.epochs(4))
                .listener(report -> told.add(report.validation(Metric.ACCURACY).orElseThrow()))
                .fit(TRAINING);

        assertThat(told).hasSize(4);
        assertThat(result.validation(Metric.ACCURACY))
                .containsExactly(told.stream().mapToDouble(x -> x).toArray());
        assertThat(result.history().get(3).validationLoss().orElseThrow()).isEqualTo(result.validationLosses()[3]);
    }

    @Test
    void a_figure_of_validation_examples_needs_some() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Trainer.of(Xor.doubleNet())
                        .optimizer(new Sgd(0.5))
                        .stopWhen(EarlyStopping.onValidationLoss(3))
                        .fit(TRAINING))
                .withMessage(
                        "The validation loss is monitored, but the trainer has no validation examples. Give it some:"
                                + " .validation(examples) or .validationSplit(0.2).");
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyStopping.onTrainingLoss(0))
                .withMessage("patience must be at least 1 epoch, but is 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyStopping.onTrainingLoss(1).minDelta(-1))
                .withMessage("minDelta must be at least 0 and finite, but is -1.0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(Xor.doubleNet()).validationSplit(1))
                .withMessage("validationSplit must be above 0 and below 1, but is 1.0.");
    }
}
