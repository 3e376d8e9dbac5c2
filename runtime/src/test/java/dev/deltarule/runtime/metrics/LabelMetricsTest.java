package dev.deltarule.runtime.metrics;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Four examples of three labels, counted by hand after the definitions in scikit-learn's user guide, "Multilabel ranking and
 * classification metrics" (section 3.4 of 1.5): label 0 has 2 hits of 3 given and 2 true, label 1 has 1 of 1 and 2, label 2,
 * which never occurs, has 0 of 1 and 0.
 */
class LabelMetricsTest {
    private static final double[] TARGETS = {1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0};
    private static final double[] SCORES = {0.9, 0.2, 0.1, 0.8, 0.7, 0.6, 0.5, 0.3, 0.2, 0.1, 0.4, 0.3};
    private final LabelMetrics metrics = LabelMetrics.of(yes(TARGETS), SCORES, 0.5, 3);

    @Test
    void an_example_is_right_if_all_its_labels_are() {
        assertThat(metrics.subsetAccuracy()).isEqualTo(2 / 4.0);
        assertThat(metrics.hammingLoss()).isEqualTo(3 / 12.0);
    }

    @Test
    void each_label_has_figures_of_its_own() {
        assertThat(metrics.precision(0)).isEqualTo(2 / 3.0);
        assertThat(metrics.recall(0)).isEqualTo(1);
        assertThat(metrics.f1(0)).isEqualTo(0.8);
        assertThat(metrics.precision(1)).isEqualTo(1);
        assertThat(metrics.recall(1)).isEqualTo(0.5);
        assertThat(metrics.f1(1)).isEqualTo(2 / 3.0);
        assertThat(metrics.precision(2)).isZero();
        assertThat(metrics.recall(2)).isZero();
        assertThat(metrics.rocAuc(0)).isEqualTo(1);
        assertThat(metrics.rocAuc(1)).isEqualTo(3 / 4.0);
        assertThat(metrics.rocAuc(2)).isNaN();
        assertThat(metrics.support(1)).isEqualTo(2);
    }

    @Test
    void averages_are_over_all_labels() {
        assertThat(metrics.precision(Average.MICRO)).isEqualTo(3 / 5.0);
        assertThat(metrics.recall(Average.MICRO)).isEqualTo(3 / 4.0);
        assertThat(metrics.f1(Average.MICRO)).isEqualTo(6 / 9.0);
        assertThat(metrics.precision(Average.MACRO)).isCloseTo((2 / 3.0 + 1) / 3, within(1e-15));
        assertThat(metrics.recall(Average.MACRO)).isCloseTo(1.5 / 3, within(1e-15));
        assertThat(metrics.f1(Average.MACRO)).isCloseTo((0.8 + 2 / 3.0) / 3, within(1e-15));
        assertThat(metrics.f1(Average.WEIGHTED)).isCloseTo((0.8 + 2 / 3.0) / 2, within(1e-15));
        assertThat(metrics.rocAuc()).isEqualTo((1 + 3 / 4.0) / 2);
    }

    @Test
    void without_any_label_averages_are_0_as_in_scikit_learn() {
        LabelMetrics none = LabelMetrics.of(new boolean[4], new double[4], 0.5, 2);

        for (Average average : Average.values()) {
            assertThat(none.f1(average)).isZero();
        }
        assertThat(none.subsetAccuracy()).isEqualTo(1);
        assertThat(none.rocAuc()).isNaN();
    }

    @Test
    void the_report_names_each_label_or_the_first_of_very_many() {
        assertThat(metrics.named(List.of("sweet", "sour", "bitter")).report().lines())
                .anyMatch(line -> line.matches("sour +1.000 +0.500 +0.667 +0.750 +2"))
                .anyMatch(line -> line.matches("bitter +0.000 +0.000 +0.000 +- +0"))
                .anyMatch(line -> line.matches("micro average +0.600 +0.750 +0.667 +4"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(LabelMetrics.of(new boolean[2000], new double[2000], 0.5, 1000)
                        .report())
                .contains("and 950 more")
                .hasLineCount(2 + 50 + 1 + 3);
    }

    @Test
    void what_does_not_belong_together_is_refused() {
        assertThatThrownBy(() -> LabelMetrics.of(new boolean[4], new double[4], 0.5, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("actual has 4 elements, which is no whole number of rows of 3.");
        assertThatThrownBy(() -> metrics.f1(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There is no label 3: the labels are 0 to 2.");
        assertThatThrownBy(() -> metrics.named(List.of("one"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Outputs of .001 and .999 that are all right, of which one in two rows has several labels. */
    @Test
    void several_sigmoids_with_binary_cross_entropy_are_judged_label_by_label() {
        double[] logits = {7, 7, -7, -7, 7, -7, -7, -7, 7, 7, -7, 7};
        double[] targets = {1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1};
        Evaluation evaluation = Evaluation.of(sigmoids(), Examples.of(logits, targets, 3, 3));

        assertThat(evaluation.task()).isEqualTo(Task.MULTI_LABEL);
        assertThat(Metric.ACCURACY.of(evaluation)).isEqualTo(1);
        assertThat(Metric.HAMMING_LOSS.of(evaluation)).isZero();
        assertThat(Metric.PRECISION.of(evaluation)).isEqualTo(1);
        assertThat(Metric.RECALL.of(evaluation)).isEqualTo(1);
        assertThat(Metric.F1.of(evaluation)).isEqualTo(1);
        assertThat(evaluation.f1(Average.MICRO)).isEqualTo(1);
        assertThat(Metric.ROC_AUC.of(evaluation)).isEqualTo(1);
        assertThat(Metric.LOG_LOSS.of(evaluation)).isCloseTo(Math.log1p(Math.exp(-7)), within(1e-12));
        assertThat(evaluation.toString())
                .startsWith("4 examples, mean loss ")
                .contains("all labels right 1.0000, Hamming loss 0.0000, ROC-AUC 1.0000\n")
                .contains("label ");
    }

    @Test
    void labels_have_no_single_class() {
        Evaluation evaluation = Evaluation.of(sigmoids(), Examples.of(new double[3], new double[] {1, 1, 0}, 3, 3));

        assertThat(evaluation.hasClasses()).isFalse();
        assertThatThrownBy(evaluation::confusionMatrix)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The confusion matrix needs one class per example, but each of the 3 outputs of Tags by SIGMOID"
                                + " with the loss BINARY_CROSS_ENTROPY decides on a label of its own. Take"
                                + " Evaluation.labelMetrics() for them, or declare SOFTMAX and CROSS_ENTROPY for one class of"
                                + " several.");
        assertThatThrownBy(() -> evaluation.topKAccuracy(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(evaluation::labels).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(evaluation::predictedLabels).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void classes_have_no_labels_that_go_together() {
        PlainNetwork net =
                new PlainNetwork(Topologies.of("Kinds", 2, Loss.CROSS_ENTROPY, layer(2, Activation.SOFTMAX)));
        Evaluation evaluation = Evaluation.of(net, Examples.of(new double[2], new double[] {0, 1}, 2, 2));

        assertThatThrownBy(evaluation::labelMetrics)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("but each example of Kinds has one class. Take confusionMatrix().");
    }

    /** A network whose net inputs are its inputs. */
    private static PlainNetwork sigmoids() {
        PlainNetwork net = new PlainNetwork(Topologies.of(
                "Tags",
                3,
                Loss.BINARY_CROSS_ENTROPY,
                layer(3, Activation.SIGMOID).bias(Bias.NONE)));
        for (int i = 0; i < 3; i++) {
            net.parameters()[net.topology().weight(0, i, i)] = 1;
        }
        return net;
    }

    private static boolean[] yes(double[] targets) {
        boolean[] yes = new boolean[targets.length];
        IntStream.range(0, yes.length).forEach(i -> yes[i] = targets[i] == 1);
        return yes;
    }
}
