package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that the loss is not made for are refused before anything changes. */
class TargetsTest {
    private static final Examples GOOD = examples(0, 1, 1, 0);
    private static final Examples BAD = examples(1, 2, 2, 1);

    static Stream<Optimizer> optimizers() {
        return Stream.of(new Sgd(0.5), new Rprop(), new Lbfgs());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void fit_refuses_them(Optimizer optimizer) {
        refuses(
                "Example 1 has the target 2.0",
                net -> Trainer.of(net)
                        .optimizer(optimizer)
                        .stopWhen(StopRule.epochs(3))
                        .fit(BAD));
    }

    @Test
    void validation_refuses_them() {
        refuses(
                "The validation examples do not fit. Example 1 has the target 2.0",
                net -> Trainer.of(net)
                        .optimizer(new Sgd(0.5))
                        .stopWhen(StopRule.epochs(3))
                        .validation(BAD)
                        .fit(GOOD));
    }

    @Test
    void a_part_kept_for_validation_is_checked_too() {
        refuses(
                "Example 3 has the target -1.0",
                net -> Trainer.of(net)
                        .optimizer(new Sgd(0.5))
                        .stopWhen(StopRule.epochs(3))
                        .validationSplit(0.25)
                        .fit(examples(0, 1, 1, -1)));
    }

    @Test
    void an_evaluation_refuses_them() {
        refuses("Example 1 has the target 2.0", net -> Evaluation.of(net, BAD));
    }

    @Test
    void a_state_to_go_on_from_is_not_lost_by_them() {
        PlainNetwork net = net();
        TrainingState[] last = new TrainingState[1];
        Trainer.of(net)
                .optimizer(new Sgd(0.5))
                .stopWhen(StopRule.epochs(2))
                .checkpoints(1, state -> last[0] = state)
                .fit(GOOD);
        Trainer again = Trainer.of(net())
                .optimizer(new Sgd(0.5))
                .stopWhen(StopRule.epochs(3))
                .resume(last[0]);

        assertThatThrownBy(() -> again.fit(BAD)).isInstanceOf(IllegalArgumentException.class);
        assertThat(again.fit(GOOD).epochs()).isEqualTo(3);
    }

    @Test
    void smoothed_targets_stay_inside() {
        assertThatCode(() -> Trainer.of(net())
                        .optimizer(new Sgd(0.5))
                        .labelSmoothing(0.1)
                        .stopWhen(StopRule.epochs(3))
                        .fit(GOOD))
                .doesNotThrowAnyException();
    }

    private static void refuses(String message, Consumer<PlainNetwork> call) {
        PlainNetwork net = net();
        double[] before = net.parameters().clone();

        assertThatThrownBy(() -> call.accept(net))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(net.parameters()).isEqualTo(before);
    }

    private static PlainNetwork net() {
        PlainNetwork net =
                new PlainNetwork(Topologies.of("Gate", 1, Loss.BINARY_CROSS_ENTROPY, layer(1, Activation.SIGMOID)));
        net.parameters()[0] = 0.5;
        return net;
    }

    private static Examples examples(double... targets) {
        return Examples.of(new double[] {0, 1, 2, 3}, targets, 1, 1);
    }
}
