package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network learnt from stays with it, so that examples with other names are not taken for the same. */
class LearntNamesTest {
    private static final Topology FRUIT = Topologies.of("Fruit", 1, Loss.CROSS_ENTROPY, layer(2, Activation.SOFTMAX));

    /** A pear at 1 and an apple at -1. */
    private static final Examples PEARS_FIRST = Examples.of(new double[] {1, -1}, new double[] {1, 0, 0, 1}, 1, 2)
            .withNames(List.of("x"), List.of("pear", "apple"));

    private static final Examples APPLES_FIRST = Examples.of(new double[] {1, -1}, new double[] {0, 1, 1, 0}, 1, 2)
            .withNames(List.of("x"), List.of("apple", "pear"));

    @Test
    void the_classes_of_the_enum_are_those_of_the_examples_by_name() {
        PlainNetwork net = new PlainNetwork(
                new Topology(FRUIT.name(), FRUIT.inputs(), FRUIT.loss(), FRUIT.layers(), List.of("APPLE", "PEAR")));
        trainer(net).fit(PEARS_FIRST);
        double[] out = new double[2];
        net.predict(new double[] {1}, 0, out, 0);

        assertThat(out[1]).isGreaterThan(0.9);
        assertThat(Evaluation.of(net, PEARS_FIRST).accuracy()).isEqualTo(1);
        assertThat(Evaluation.of(net, PEARS_FIRST).confusionMatrix().classNames())
                .containsExactly("APPLE", "PEAR");
        assertThat(net.names().targets()).containsExactly("APPLE", "PEAR");
        assertThat(net.names().inputs()).containsExactly("x");
    }

    @Test
    void examples_whose_classes_have_another_order_are_judged_and_learnt_from_by_name() {
        PlainNetwork net = new PlainNetwork(FRUIT);
        trainer(net).validation(APPLES_FIRST, Metric.ACCURACY).fit(PEARS_FIRST);

        assertThat(Evaluation.of(net, APPLES_FIRST).accuracy()).isEqualTo(1);
        assertThat(Evaluation.of(net, APPLES_FIRST).confusionMatrix().classNames())
                .containsExactly("pear", "apple");
        assertThat(trainer(net)
                        .validation(APPLES_FIRST, Metric.ACCURACY)
                        .fit(APPLES_FIRST)
                        .validation(Metric.ACCURACY))
                .containsOnly(1);
        assertThat(net.names().targets()).containsExactly("pear", "apple");
        assertThat(net.replicate().names().targets()).containsExactly("pear", "apple");
        assertThat(Evaluation.of(net, PEARS_FIRST.withoutNames()).accuracy()).isEqualTo(1);
    }

    @Test
    void other_names_are_refused_in_judging_validating_and_learning_on() {
        PlainNetwork net = new PlainNetwork(FRUIT);
        trainer(net).fit(PEARS_FIRST);
        Examples otherInput = PEARS_FIRST.withNames(List.of("y"), List.of());
        Examples otherClass = PEARS_FIRST.withNames(List.of(), List.of("pear", "plum"));

        for (Examples others : List.of(otherInput, otherClass)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Evaluation.of(net, others));
            assertThatIllegalArgumentException().isThrownBy(() -> trainer(net).fit(others));
            PlainNetwork fresh = new PlainNetwork(FRUIT);
            assertThatThrownBy(() -> trainer(fresh).validation(others).fit(PEARS_FIRST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The validation examples do not fit. The examples have the ");
        }
    }

    @Test
    void a_training_that_is_refused_leaves_no_names() {
        PlainNetwork net = new PlainNetwork(FRUIT);
        assertThatThrownBy(() -> trainer(net).classWeights(1, 2, 3).fit(PEARS_FIRST))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(net.names().inputs()).isEmpty();
        assertThat(net.names().targets()).isEmpty();
    }

    @Test
    void examples_without_names_change_none() {
        PlainNetwork net = new PlainNetwork(FRUIT);
        trainer(net).fit(PEARS_FIRST);
        trainer(net).fit(PEARS_FIRST.withoutNames());

        assertThat(net.names().targets()).containsExactly("pear", "apple");
    }

    /** What checkpoints before there were names say of a network. */
    @Test
    void a_checkpoint_knows_a_network_by_words_without_names() {
        PlainNetwork net = new PlainNetwork(
                new Topology(FRUIT.name(), FRUIT.inputs(), FRUIT.loss(), FRUIT.layers(), List.of("APPLE", "PEAR")));
        List<TrainingState> states = new ArrayList<>();
        trainer(net).checkpoints(1, states::add).fit(PEARS_FIRST);

        assertThat(states.get(0).text("topology"))
                .isEqualTo("Topology[name=Fruit, inputs=1, loss=CROSS_ENTROPY, layers=[Layer[name=output, inputs=1,"
                        + " units=2, activation=SOFTMAX, bias=PER_UNIT, init=AUTO, dropout=0.0, trainable=true,"
                        + " trainableBias=true, weightsAt=0, biasesAt=2]]]");
    }

    private static Trainer trainer(PlainNetwork net) {
        return Trainer.of(net).optimizer(new Sgd(1)).stopWhen(StopRule.epochs(20));
    }
}
