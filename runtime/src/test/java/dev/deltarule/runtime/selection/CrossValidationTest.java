package dev.deltarule.runtime.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.Split;
import dev.deltarule.runtime.data.StandardScaler;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.NonFiniteTrainingException;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private final Examples clouds = Clouds.of(61);

    @Test
    void each_fold_is_what_training_and_evaluating_by_hand_gives() {
        CrossValidationResult result = validation().folds(3).seed(7).evaluate(clouds);

        List<Split> splits = clouds.stratifiedKFold(3, 7);
        for (int fold = 0; fold < 3; fold++) {
            Clouds.Net net = Clouds.net(7 + fold);
            train(Trainer.of(net)).fit(splits.get(fold).train());
            Evaluation evaluation = Evaluation.of(net, splits.get(fold).test());
            assertThat(result.evaluations().get(fold).loss()).isEqualTo(evaluation.loss());
            assertThat(result.figures(Metric.ACCURACY)[fold]).isEqualTo(evaluation.accuracy());
        }
        assertThat(result.mean(Metric.ACCURACY)).isGreaterThan(0.9);
    }

    @Test
    void mean_and_deviation_are_over_the_folds() {
        CrossValidationResult result = validation().folds(4).evaluate(clouds);
        double[] losses = result.figures(Metric.LOSS);

        double mean = (losses[0] + losses[1] + losses[2] + losses[3]) / 4;
        double squares = 0;
        for (double loss : losses) {
            squares += (loss - mean) * (loss - mean);
        }
        assertThat(result.mean(Metric.LOSS)).isCloseTo(mean, within(1e-15));
        assertThat(result.standardDeviation(Metric.LOSS)).isCloseTo(Math.sqrt(squares / 4), within(1e-15));
        assertThat(losses[0]).isNotEqualTo(losses[1]);
    }

    @Test
    void every_example_is_judged_once() {
        CrossValidationResult result = validation().evaluate(clouds);

        assertThat(result.evaluations()).hasSize(5);
        assertThat(result.confusionMatrix().count()).isEqualTo(61);
        assertThat(result.confusionMatrix().support(0)).isEqualTo(31);
    }

    @Test
    void a_scaler_sees_the_training_part_only() {
        List<Integer> fitted = new ArrayList<>();
        CrossValidationResult result = validation()
                .folds(3)
                .scaler(train -> {
                    fitted.add(train.count());
                    return StandardScaler.fit(train);
                })
                .evaluate(clouds);

        Split first = clouds.stratifiedKFold(3, 0).get(0);
        Scaler scaler = StandardScaler.fit(first.train());
        Clouds.Net net = Clouds.net(0);
        train(Trainer.of(net)).fit(scaler.transform(first.train()));
        assertThat(fitted).containsExactlyInAnyOrder(40, 41, 41);
        assertThat(result.evaluations().get(0).loss())
                .isEqualTo(Evaluation.of(net, scaler.transform(first.test())).loss());
    }

    @Test
    void numbers_to_predict_are_dealt_out_without_classes() {
        Examples line = Clouds.line(20);
        CrossValidationResult result = CrossValidation.of(Clouds::lineNet)
                .trainer(trainer -> trainer.optimizer(new Sgd(0.1)).stopWhen(StopRule.epochs(50)))
                .evaluate(line);

        assertThat(result.mean(Metric.R2)).isGreaterThan(0.99);
        assertThat(result.toString().lines().toList())
                .hasSize(9)
                .first(InstanceOfAssertFactories.STRING)
                .matches("fold +examples +loss +MSE +MAE +R2");
    }

    @Test
    void targets_that_the_loss_is_not_made_for_are_refused_before_any_training() {
        List<Long> seeds = new ArrayList<>();
        Examples shares = Clouds.of(20).mapTargets(t -> t == 1 ? 1 : 0.5);

        assertThatThrownBy(() -> CrossValidation.of(seed -> {
                            seeds.add(seed);
                            return Clouds.net(seed);
                        })
                        .trainer(trainer -> {
                            throw new AssertionError("nothing is to be trained");
                        })
                        .evaluate(shares))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Example 0 (from 0) has the targets {1.0, 0.5}, whose sum is 1.5,");
        assertThat(seeds).hasSize(1);
    }

    @Test
    void the_table_has_a_row_per_fold_and_fits_80_columns() {
        List<String> lines =
                validation().folds(3).evaluate(clouds).toString().lines().toList();

        assertThat(lines)
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).hasSize(lines.get(0).length()));
        assertThat(lines.get(0)).hasSizeLessThanOrEqualTo(80).contains("fold", "accuracy", "macro F1", "ROC-AUC");
        assertThat(lines.get(5)).startsWith("mean ");
        assertThat(lines.get(6)).startsWith("standard deviation ");
    }

    @Test
    void what_is_missing_or_out_of_range_is_said() {
        assertThatThrownBy(() -> CrossValidation.of(Clouds::net).evaluate(clouds))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not know how to train");
        assertThatThrownBy(() -> validation().folds(1)).hasMessage("folds must be at least 2, but is 1.");
        assertThatThrownBy(() -> validation().folds(62).evaluate(clouds)).hasMessageContaining("but is 62");
        assertThatThrownBy(() -> CrossValidation.of(Clouds::lineNet)
                        .trainer(trainer -> trainer.optimizer(new Sgd(1e9)).stopWhen(StopRule.epochs(50)))
                        .evaluate(Clouds.line(20)))
                .isInstanceOf(NonFiniteTrainingException.class);
    }

    private static CrossValidation validation() {
        return CrossValidation.of(Clouds::net).trainer(CrossValidationTest::train);
    }

    private static Trainer train(Trainer trainer) {
        return trainer.optimizer(new Sgd(0.2)).batchSize(4).stopWhen(StopRule.epochs(20));
    }
}
