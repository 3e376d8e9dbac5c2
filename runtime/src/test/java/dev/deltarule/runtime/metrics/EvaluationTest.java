package dev.deltarule.runtime.metrics;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.OneHot;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    @Test
    void numbers_are_judged_by_their_distance() {
        Examples examples = Examples.of(new double[] {2.5, 0, 2, 8}, new double[] {3, -0.5, 2, 7}, 1, 1);
        Evaluation evaluation = Evaluation.of(identity(1, Activation.IDENTITY, Loss.SQUARED_ERROR), examples);

        assertThat(evaluation.hasClasses()).isFalse();
        assertThat(evaluation.meanSquaredError()).isEqualTo(0.375);
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(0.5);
        assertThat(evaluation.r2()).isCloseTo(0.948, within(1e-3));
        assertThat(evaluation.loss()).isCloseTo(0.375 / 2, within(1e-15));
        assertThat(evaluation.output(3, 0)).isEqualTo(8);
        assertThat(evaluation)
                .hasToString("4 examples, mean loss 0.187500\n"
                        + "mean squared error 0.375000, mean absolute error 0.500000, R2 0.9486\n");
        assertThatThrownBy(evaluation::accuracy)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The accuracy needs classes or labels, but Identity has none: its output by IDENTITY with the"
                                + " loss SQUARED_ERROR is a number. Metrics that fit are LOSS, MSE, MAE and R2.");
    }

    @Test
    void classes_are_judged_by_the_largest_output() {
        double[] scores = {0.5, 0.2, 0.2, 0.3, 0.4, 0.2, 0.2, 0.4, 0.3, 0.7, 0.2, 0.1};
        Examples examples = Examples.of(scores, OneHot.doubles(new int[] {0, 1, 2, 2}, 3), 3, 3);
        Evaluation evaluation = Evaluation.of(identity(3, Activation.HARD_TANH, Loss.SQUARED_ERROR), examples);

        assertThat(evaluation.task()).isEqualTo(Task.CLASSES);
        assertThat(evaluation.hammingLoss()).isEqualTo(0.5);
        assertThat(evaluation.labels()).containsExactly(0, 1, 2, 2);
        assertThat(evaluation.predictedLabels()).containsExactly(0, 1, 1, 0);
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
        assertThat(evaluation.topKAccuracy(2)).isEqualTo(0.75);
        assertThat(evaluation.confusionMatrix().count(2, 0)).isEqualTo(1);
        assertThat(evaluation.precision(Average.MACRO)).isCloseTo((0.5 + 0.5 + 0) / 3, within(1e-15));
        assertThat(evaluation.recall(Average.MACRO)).isCloseTo((1 + 1 + 0) / 3.0, within(1e-15));
        assertThat(evaluation.f1(Average.MACRO)).isCloseTo((2 / 3.0 + 2 / 3.0 + 0) / 3, within(1e-15));
        assertThat(evaluation.rocAuc()).isEqualTo(ClassificationMetrics.rocAuc(new int[] {0, 1, 2, 2}, scores, 3));
        assertThat(evaluation.toString().lines().toList())
                .startsWith("4 examples, mean loss 0.356250")
                .contains("class             precision  recall     F1  examples")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({"SQUARED_ERROR,0,0.5", "HINGE,-1,0", "SQUARED_ERROR,-1,0"})
    void a_single_output_means_class_1_from_half_way_on(Loss loss, double off, double threshold) {
        double[] outputs = {threshold, threshold - 1e-9, threshold + 0.4, threshold - 1};
        Examples examples = Examples.of(outputs, new double[] {1, 1, 1, off}, 1, 1);
        Evaluation evaluation = Evaluation.of(identity(1, Activation.HARD_TANH, loss), examples);

        assertThat(evaluation.predictedLabels()).containsExactly(1, 0, 1, 0);
        assertThat(evaluation.labels()).containsExactly(1, 1, 1, 0);
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.topKAccuracy(1)).isEqualTo(0.75);
        assertThat(evaluation.topKAccuracy(2)).isEqualTo(1);
        assertThat(evaluation.rocAuc()).isEqualTo(1);
    }

    @Test
    void hinge_outputs_are_signed_even_if_only_class_1_occurs() {
        Examples examples = Examples.of(new double[] {0.2, -0.2}, new double[] {1, 1}, 1, 1);

        assertThat(Evaluation.of(identity(1, Activation.IDENTITY, Loss.HINGE), examples)
                        .predictedLabels())
                .containsExactly(1, 0);
    }

    @Test
    void two_targets_for_one_class_are_refused() {
        Examples mixed = Examples.of(new double[3], new double[] {0, 1, -1}, 1, 1);
        Evaluation evaluation = Evaluation.of(identity(1, Activation.TANH, Loss.SQUARED_ERROR), mixed);

        assertThatThrownBy(evaluation::accuracy)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("class 0 has the target 0 in some examples and -1 in others");
    }

    /** The loss of these networks is the log-loss itself. */
    @ParameterizedTest
    @CsvSource({
        "SOFTMAX,CROSS_ENTROPY,3",
        "LOG_SOFTMAX,CROSS_ENTROPY,3",
        "SIGMOID,BINARY_CROSS_ENTROPY,1",
        "SIGMOID,BINARY_CROSS_ENTROPY,3"
    })
    void log_loss_is_the_cross_entropy_of_probabilities(Activation activation, Loss loss, int width) {
        Evaluation evaluation = Evaluation.of(identity(width, activation, loss), drawn(40, width));

        assertThat(evaluation.logLoss()).isCloseTo(evaluation.loss(), within(1e-12));
    }

    @Test
    void log_loss_is_refused_for_outputs_that_are_no_probabilities() {
        Evaluation evaluation = Evaluation.of(identity(3, Activation.SIGMOID, Loss.SQUARED_ERROR), drawn(5, 3));

        assertThatThrownBy(evaluation::logLoss)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "The log-loss needs probabilities of classes, but Identity has 3 outputs by SIGMOID.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 700})
    void every_example_counts_in_either_precision_and_any_order(int count) {
        Examples examples = drawn(count, 2).shuffled(3);
        Examples inFloat = Examples.of(
                examples.select(all(count)).floats().inputs(),
                examples.select(all(count)).floats().targets(),
                2,
                2);
        PlainNetwork doubles = identity(2, Activation.TANH, Loss.SQUARED_ERROR);
        PlainFloatNetwork floats = new PlainFloatNetwork(doubles.topology());
        for (int i = 0; i < doubles.parameters().length; i++) {
            floats.parameters()[i] = (float) doubles.parameters()[i];
        }
        double correct = 0;
        double error = 0;
        for (int k = 0; k < count; k++) {
            boolean second = examples.input(k, 1) > examples.input(k, 0);
            correct += second == (examples.target(k, 1) == 1) ? 1 : 0;
            for (int j = 0; j < 2; j++) {
                error += Math.pow(Math.tanh(examples.input(k, j)) - examples.target(k, j), 2);
            }
        }

        for (Model model : new Model[] {doubles, floats}) {
            for (Examples either : new Examples[] {examples, inFloat}) {
                Evaluation evaluation = Evaluation.of(model, either);
                assertThat(evaluation.count()).isEqualTo(count);
                if (either == examples) {
                    assertThat(evaluation.accuracy()).isEqualTo(correct / count);
                    assertThat(evaluation.meanSquaredError()).isCloseTo(error / (2 * count), within(1e-6));
                }
                assertThat(evaluation.loss()).isCloseTo(evaluation.meanSquaredError(), within(1e-6));
            }
        }
    }

    @Test
    void what_the_model_becomes_later_does_not_change_an_evaluation() {
        PlainNetwork net = identity(1, Activation.IDENTITY, Loss.SQUARED_ERROR);
        Examples examples = Examples.of(new double[] {2}, new double[] {3}, 1, 1);
        Evaluation before = Evaluation.of(net, examples);
        net.parameters()[0] = 7;

        assertThat(before.meanAbsoluteError()).isEqualTo(1);
    }

    @Test
    void an_output_that_is_not_a_number_is_named() {
        PlainNetwork net = identity(2, Activation.IDENTITY, Loss.SQUARED_ERROR);
        net.parameters()[net.topology().weight(0, 1, 1)] = Double.NaN;

        assertThatThrownBy(() -> Evaluation.of(net, drawn(3, 2)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("Identity computes NaN as output 1 of example 0 (from 0).");
    }

    @Test
    void examples_of_another_shape_are_refused() {
        assertThatThrownBy(() -> Evaluation.of(identity(2, Activation.TANH, Loss.SQUARED_ERROR), drawn(3, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The examples have 3 inputs and 3 targets each");
    }

    @Test
    void a_figure_is_better_in_its_own_direction_and_always_better_than_none() {
        assertThat(Metric.ACCURACY.isBetter(0.9, 0.8)).isTrue();
        assertThat(Metric.LOSS.isBetter(0.9, 0.8)).isFalse();
        assertThat(Metric.LOSS.isBetter(0.8, 0.8)).isFalse();
        assertThat(Metric.LOSS.isBetter(9, Double.NaN)).isTrue();
        assertThat(Metric.R2.isBetter(Double.NaN, -9)).isFalse();
        assertThat(Metric.R2.isBetter(Double.NaN, Double.NaN)).isFalse();
    }

    @Test
    void figures_are_written_so_that_small_ones_do_not_vanish() {
        assertThat(Metric.format(0.97531)).isEqualTo("0.9753");
        assertThat(Metric.format(0.0000123)).isEqualTo("1.230e-05");
        assertThat(Metric.format(0)).isEqualTo("0.0000");
        assertThat(Metric.format(1.5e9)).isEqualTo("1.500e+09");
        assertThat(Metric.format(Double.NaN)).isEqualTo("NaN");
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    /** Examples with as many inputs as targets; a single target is 0 or 1. */
    private static Examples drawn(int count, int width) {
        SplitMix64 random = new SplitMix64(6);
        double[] inputs = new double[count * width];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 2 * random.nextNormal();
        }
        int[] labels = new int[count];
        for (int k = 0; k < count; k++) {
            labels[k] = random.nextInt(Math.max(2, width));
        }
        double[] targets = width > 1
                ? OneHot.doubles(labels, width)
                : Arrays.stream(labels).asDoubleStream().toArray();
        return Examples.of(inputs, targets, width, width);
    }

    /** A network whose net inputs are its inputs. */
    private static PlainNetwork identity(int width, Activation activation, Loss loss) {
        Topology topology =
                Topologies.of("Identity", width, loss, layer(width, activation).bias(Bias.NONE));
        PlainNetwork net = new PlainNetwork(topology);
        for (int i = 0; i < width; i++) {
            net.parameters()[topology.weight(0, i, i)] = 1;
        }
        return net;
    }
}
