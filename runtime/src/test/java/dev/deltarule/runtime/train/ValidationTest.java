package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    private static final Examples ALL = Xor.noisy(50);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_report_has_the_figures_of_the_network_as_it_is_then(boolean inFloat) {
        Model net = Xor.net(inFloat);
        Examples held = ALL.view(30, 50);
        List<Evaluation> evaluations = new ArrayList<>();
        TrainingResult result = trainer(net)
                .validation(held, Metric.ACCURACY, Metric.MSE)
                .listener(report -> {
                    Evaluation now = Evaluation.of(net, held);
                    assertThat(report.validationLoss()).hasValue(now.loss());
                    assertThat(report.validation(Metric.ACCURACY)).hasValue(now.accuracy());
                    assertThat(report.validation(Metric.F1)).isEmpty();
                    evaluations.add(now);
                })
                .fit(ALL.view(0, 30));

        assertThat(result.validationLosses())
                .isEqualTo(evaluations.stream().mapToDouble(Evaluation::loss).toArray())
                .doesNotHaveDuplicates();
        assertThat(result.validation(Metric.MSE))
                .isEqualTo(evaluations.stream()
                        .mapToDouble(Evaluation::meanSquaredError)
                        .toArray());
        assertThat(result.history()).hasSize(5);
        assertThat(result.history().get(4).validationLoss()).hasValue(result.validationLosses()[4]);
    }

    @Test
    void the_loss_is_the_mean_error_of_the_validation_examples() {
        PlainNetwork net = Xor.doubleNet();
        Examples held = ALL.view(30, 50);
        TrainingResult result = trainer(net).validation(held).fit(ALL.view(0, 30));
        double sum = 0;
        for (int k = 0; k < 20; k++) {
            double[] in = {held.input(k, 0), held.input(k, 1)};
            sum += net.loss(in, 0, new double[] {held.target(k, 0)}, 0, 1);
        }

        assertThat(result.validationLosses()[4]).isCloseTo(sum / 20, within(1e-12));
    }

    @Test
    void validation_does_not_change_the_training() {
        PlainNetwork plain = Xor.doubleNet();
        trainer(plain).fit(ALL.view(0, 30));
        PlainNetwork validated = Xor.doubleNet();
        trainer(validated).validation(ALL.view(30, 50), Metric.ROC_AUC).fit(ALL.view(0, 30));

        assertThat(validated.parameters()).isEqualTo(plain.parameters());
    }

    @Test
    void a_split_holds_the_last_examples_out_of_training() {
        PlainNetwork expected = Xor.doubleNet();
        double[] weights = new double[50];
        Arrays.setAll(weights, k -> 1 + k % 3);
        TrainingResult byHand = trainer(expected)
                .exampleWeights(Arrays.copyOf(weights, 40))
                .balancedClassWeights()
                .validation(ALL.view(40, 50), Metric.ACCURACY)
                .fit(ALL.view(0, 40));
        PlainNetwork net = Xor.doubleNet();
        TrainingResult result = trainer(net)
                .exampleWeights(weights)
                .balancedClassWeights()
                .validationSplit(0.2, Metric.ACCURACY)
                .fit(ALL);

        assertThat(net.parameters()).isEqualTo(expected.parameters());
        assertThat(result.validationLosses()).isEqualTo(byHand.validationLosses());
        assertThat(result.validation(Metric.ACCURACY)).isEqualTo(byHand.validation(Metric.ACCURACY));
    }

    @Test
    void a_split_has_at_least_one_example_and_leaves_at_least_one() {
        assertThat(trainer(Xor.doubleNet()).validationSplit(0.01).fit(ALL).validationLosses())
                .hasSize(5);
        assertThatThrownBy(() -> trainer(Xor.doubleNet()).validationSplit(0.99).fit(Xor.EXAMPLES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validationSplit keeps all 4 examples out of training. Give it a smaller share or more"
                        + " examples.");
        assertThatThrownBy(() -> trainer(Xor.doubleNet()).validationSplit(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validationSplit must be above 0 and below 1, but is 1.0.");
    }

    @Test
    void what_cannot_be_computed_is_refused_before_training() {
        PlainNetwork net = Xor.doubleNet();
        Examples wide = Examples.of(new double[3], new double[1], 3, 1);
        Examples noClass = Examples.of(new double[] {1, 2}, new double[] {0.3}, 2, 1);

        assertThatThrownBy(() -> trainer(net).validation(wide).fit(ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The validation examples do not fit. The examples have 3 inputs and 1 targets each, but"
                        + " XorNet has 2 inputs and 1 outputs.");
        assertThatThrownBy(
                        () -> trainer(net).validation(noClass, Metric.ACCURACY).fit(ALL))
                .isInstanceOf(IllegalStateException.class);
        assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
    }

    @Test
    void weights_are_one_for_each_example_given_also_with_a_split() {
        assertThatThrownBy(() -> trainer(Xor.doubleNet())
                        .exampleWeights(new double[40])
                        .validationSplit(0.2)
                        .fit(ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exampleWeights must have one weight per example, 50, but has 40.");
    }

    @Test
    void figures_that_were_not_computed_are_refused() {
        TrainingResult without = trainer(Xor.doubleNet()).fit(ALL);
        TrainingResult with = trainer(Xor.doubleNet()).validation(ALL).fit(ALL);

        assertThatThrownBy(without::validationLosses)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There were no validation examples. Give the trainer some: .validation(examples).");
        assertThatThrownBy(() -> with.validation(Metric.F1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The validation macro F1 was not computed, only [LOSS]. Name it to the trainer:"
                        + " .validation(examples, Metric.F1).");
    }

    private static Trainer trainer(Model net) {
        return Trainer.of(net).optimizer(new Sgd(0.5)).stopWhen(StopRule.epochs(5));
    }
}
