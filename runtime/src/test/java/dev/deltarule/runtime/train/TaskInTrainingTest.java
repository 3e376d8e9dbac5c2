package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is for classes is refused where there are none, before anything is trained. */
class TaskInTrainingTest {
    /** Three numbers to predict, which happen to be 0 and 1. */
    private static final Examples NUMBERS =
            Examples.of(new double[] {0, 1, 2, 3}, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0}, 1, 3);
    /** Two labels that go together in example 3. */
    private static final Examples LABELS =
            Examples.of(new double[] {0, 0, 0, 1, 1, 0, 1, 1}, new double[] {0, 0, 0, 1, 1, 0, 1, 1}, 2, 2);

    static Stream<UnaryOperator<Trainer>> ofClasses() {
        return Stream.of(
                trainer -> trainer.stopWhen(StopRule.allCorrect().or(StopRule.epochs(3))),
                trainer -> trainer.stopWhen(StopRule.epochs(3).and(StopRule.allCorrect())),
                trainer -> trainer.validation(NUMBERS).stopWhen(EarlyStopping.onValidation(Metric.ACCURACY, 3)),
                trainer -> trainer.validationSplit(0.25)
                        .learningRate(LearningRate.reduceOnPlateau(Monitor.validation(Metric.F1), 2, 0, 0.5)),
                trainer -> trainer.validationSplit(0.25, Metric.HAMMING_LOSS),
                trainer -> trainer.classWeights(1, 2, 3),
                Trainer::balancedClassWeights);
    }

    @ParameterizedTest
    @MethodSource("ofClasses")
    void numbers_have_no_classes(UnaryOperator<Trainer> setting) {
        PlainNetwork net =
                new PlainNetwork(Topologies.of("Prices", 1, Loss.MEAN_SQUARED_ERROR, layer(3, Activation.IDENTITY)));
        Trainer trainer = Trainer.of(net).optimizer(new Sgd(0.1)).stopWhen(StopRule.epochs(3));

        assertThatThrownBy(() -> setting.apply(trainer).fit(NUMBERS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs classes or labels, but Prices has none: its 3 outputs by IDENTITY with the"
                        + " loss MEAN_SQUARED_ERROR are numbers.");
        assertThat(net.parameters()).containsOnly(0);
    }

    @Test
    void all_labels_are_right_when_training_says_so() {
        PlainNetwork net = labelNet();
        TrainingResult result = Trainer.of(net)
                .optimizer(new Rprop())
                .validation(LABELS, Metric.ACCURACY, Metric.HAMMING_LOSS)
                .stopWhen(StopRule.allCorrect().or(StopRule.epochs(200)))
                .fit(LABELS);

        assertThat(result.stopReason()).isEqualTo("All training examples are decided rightly.");
        assertThat(result.validation(Metric.ACCURACY)).startsWith(0.0).endsWith(1.0);
        assertThat(result.validation(Metric.HAMMING_LOSS)).endsWith(0.0);
    }

    @Test
    void weights_of_classes_want_one_class_each() {
        assertThatThrownBy(() -> Trainer.of(labelNet())
                        .optimizer(new Sgd(0.1))
                        .balancedClassWeights()
                        .stopWhen(StopRule.epochs(1))
                        .fit(LABELS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Example 0 is of no single class: none of its targets says yes.");
    }

    /** The outputs of a hinge loss go beyond its targets: 3 is as right as 1. */
    @Test
    void outputs_of_a_hinge_loss_are_right_by_their_sign() {
        PlainNetwork net = new PlainNetwork(Topologies.of("Signs", 1, Loss.HINGE, layer(1, Activation.IDENTITY)));
        net.parameters()[0] = 3;
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.1))
                .stopWhen(StopRule.allCorrect().or(StopRule.epochs(5)))
                .fit(Examples.of(new double[] {-1, 1, 2}, new double[] {-1, 1, 1}, 1, 1));

        assertThat(result.epochs()).isEqualTo(1);
    }

    private static PlainNetwork labelNet() {
        PlainNetwork net =
                new PlainNetwork(Topologies.of("Tags", 2, Loss.BINARY_CROSS_ENTROPY, layer(2, Activation.SIGMOID)));
        net.parameters()[0] = -0.3;
        return net;
    }
}
