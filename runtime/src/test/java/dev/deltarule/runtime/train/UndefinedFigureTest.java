package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that are NaN or infinite, so that epochs cannot be compared by them. */
class UndefinedFigureTest {
    private static final Examples TRAINING = Xor.noisy(40);
    private static final Examples ONE_CLASS =
            Examples.of(new double[] {0.5, -0.5, -0.5, 0.5}, new double[] {1, 1}, 2, 1);
    private static final Monitor AREA = Monitor.validation(Metric.ROC_AUC);

    @Test
    void early_stopping_says_that_the_figure_was_nan_in_all_epochs_and_why_that_can_be() {
        PlainNetwork net = net();
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.1))
                .validation(ONE_CLASS)
                .stopWhen(EarlyStopping.on(AREA, 4).restoreBest().or(StopRule.epochs(50)))
                .fit(TRAINING);

        assertThat(result.epochs()).isEqualTo(4);
        assertThat(result.stopReason())
                .isEqualTo("The validation ROC-AUC was NaN in all 4 epochs, so none was the best. It needs validation"
                        + " examples of at least two classes: give the trainer other validation examples, such as those"
                        + " of a stratifiedSplit, or monitor another figure.");
        assertThat(result.bestEpoch()).isEmpty();
        assertThat(net.parameters()).isNotEqualTo(net().parameters());
    }

    @Test
    void it_says_so_too_when_another_rule_stops_first() {
        TrainingResult result = Trainer.of(net())
                .optimizer(new Sgd(0.1))
                .validation(TRAINING.view(0, 1))
                .stopWhen(EarlyStopping.onValidation(Metric.R2, 9).restoreBest().or(StopRule.epochs(1)))
                .fit(TRAINING);

        assertThat(result.stopReason())
                .startsWith("The limit of 1 epoch is reached. The validation R2 was NaN in the only epoch, so none was"
                        + " the best. It needs at least two validation examples: ");
    }

    @Test
    void a_schedule_that_watches_it_leaves_the_rate_and_says_so_at_the_end() {
        TrainingResult result = Trainer.of(net())
                .optimizer(new Sgd(0.1))
                .learningRate(LearningRate.reduceOnPlateau(AREA, 2, 0, 0.5)
                        .then(50, LearningRate.constant())
                        .times(LearningRate.constant()))
                .validation(ONE_CLASS)
                .stopWhen(StopRule.epochs(6).and(StopRule.epochs(3)))
                .fit(TRAINING);

        assertThat(result.history().get(5).learningRate()).hasValue(0.1);
        assertThat(result.stopReason())
                .startsWith("The limit of 6 epochs is reached. The limit of 3 epochs is reached. reduceOnPlateau never"
                        + " reduced the learning rate, since the validation ROC-AUC was NaN in all 6 epochs. It needs");
    }

    @Test
    void what_two_say_is_said_once() {
        StopRule twice = EarlyStopping.on(AREA, 2).and(EarlyStopping.on(AREA, 2));

        assertThat(Trainer.of(net())
                        .optimizer(new Sgd(0.1))
                        .validation(ONE_CLASS)
                        .stopWhen(twice.or(StopRule.epochs(1)))
                        .fit(TRAINING)
                        .stopReason())
                .containsOnlyOnce("was NaN");
    }

    @Test
    void a_number_after_some_epochs_of_nan_is_the_best() {
        List<Integer> best = new ArrayList<>();

        assertThat(watch(EarlyStopping.on(AREA, 3).restoreBest(), best, Double.NaN, Double.NaN, 0.5, 0.4, 0.6))
                .isEmpty();
        assertThat(best).containsExactly(3, 5);
    }

    @Test
    void the_reason_counts_the_epochs_of_nan_since_the_best() {
        assertThat(watch(EarlyStopping.on(AREA, 3), new ArrayList<>(), 0.5, Double.NaN, 0.4, Double.NaN))
                .hasValue(
                        "The validation ROC-AUC has not risen by more than 0.0 for 3 epochs; in 2 of them it was NaN or"
                                + " infinite.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void no_epoch_is_the_best_by_such_a_figure(double figure) {
        for (Monitor monitor : List.of(AREA, Monitor.validationLoss())) {
            List<Integer> best = new ArrayList<>();
            StopRule rule = EarlyStopping.on(monitor, 2).restoreBest();

            assertThat(watch(rule, best, figure, figure).orElseThrow())
                    .startsWith("The " + monitor + " was " + figure + " in all 2 epochs, so none was the best.");
            assertThat(best).isEmpty();
            assertThat(watch(rule, best, figure, 7)).isEmpty();
            assertThat(best).containsExactly(2);
        }
    }

    /** Shows the figures of epochs to a rule. Returns its last word; the best epochs are added to a list. */
    private static Optional<String> watch(StopRule rule, List<Integer> best, double... figures) {
        StopRule.Watch watch = rule.start();
        Optional<String> reason = Optional.empty();
        for (int epoch = 1; epoch <= figures.length; epoch++) {
            int now = epoch;
            double figure = figures[epoch - 1];
            EpochReport report = new EpochReport(
                    epoch,
                    1,
                    OptionalDouble.empty(),
                    Duration.ZERO,
                    Map.of(Metric.ROC_AUC, figure, Metric.LOSS, figure));
            reason = watch.reasonToStop(new PastEpoch(report, () -> best.add(now)));
        }
        return reason;
    }

    private static PlainNetwork net() {
        return new PlainNetwork(Topologies.of(
                "Judge", 2, Loss.BINARY_CROSS_ENTROPY, layer(2, Activation.TANH), layer(1, Activation.SIGMOID)));
    }
}
