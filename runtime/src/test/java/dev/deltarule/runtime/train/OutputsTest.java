package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {
    @ParameterizedTest
    @CsvSource({"0.51,1,true", "0.5,1,true", "0.49,0,true", "0.5,0,false", "-0.9,0,true", "0.1,-1,false", "-0.1,-1,true"
    })
    void one_output_is_right_from_half_way_between_the_targets_on(double output, double target, boolean right) {
        assertThat(after(identity(1), Examples.of(new double[] {output}, new double[] {target}, 1, 1))
                        .allCorrect())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"0.2,0.5,0.3,0,1,0,true", "0.6,0.5,0.3,0,1,0,false", "-0.3,-0.1,-0.2,-1,1,-1,true"})
    void several_outputs_are_right_when_the_largest_is_where_the_largest_target_is(
            double o0, double o1, double o2, double t0, double t1, double t2, boolean right) {
        Examples examples = Examples.of(new double[] {o0, o1, o2}, new double[] {t0, t1, t2}, 3, 3);

        assertThat(after(identity(3), examples).allCorrect()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "0.6,0.5,0.3,1,1,0,true",
        "0.6,0.4,0.3,1,1,0,false",
        "0.1,0.2,0.3,0,0,0,true",
        "0.1,-0.2,0.3,1,-1,1,true"
    })
    void labels_are_right_when_each_output_says_what_its_target_says(
            double o0, double o1, double o2, double t0, double t1, double t2, boolean right) {
        Examples examples = Examples.of(new double[] {o0, o1, o2}, new double[] {t0, t1, t2}, 3, 3);

        assertThat(after(identity(3), examples).allCorrect()).isEqualTo(right);
    }

    @Test
    void numbers_are_neither_right_nor_wrong() {
        Progress progress = after(identity(1), Examples.of(new double[] {0.3}, new double[] {0.3}, 1, 1));

        assertThat(progress.allWithin(0)).isTrue();
        assertThatThrownBy(progress::allCorrect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "StopRule.allCorrect needs classes or labels, but Identity has none: its targets are numbers,"
                                + " such as 0.3 of example 0 (from 0), where classes and labels have 0 and 1, or -1 and 1. Take"
                                + " StopRule.allWithin, which asks how near outputs are to their targets.");
    }

    @Test
    void closeness_is_asked_of_every_output() {
        Progress progress = after(identity(2), Examples.of(new double[] {0.5, 1}, new double[] {0.75, 1.5}, 2, 2));

        assertThat(progress.allWithin(0.5)).isTrue();
        assertThat(progress.allWithin(0.49)).isFalse();
    }

    @Test
    void an_output_that_is_not_a_number_is_neither_right_nor_close() {
        PlainNetwork net = identity(1);
        net.parameters()[0] = Double.NaN;
        Progress progress = after(net, Examples.of(new double[] {1}, new double[] {1}, 1, 1));

        assertThat(progress.allCorrect()).isFalse();
        assertThat(progress.allWithin(1e300)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, 128, 199})
    void every_example_counts_whichever_block_it_lies_in(int wrong) {
        double[] inputs = IntStream.range(0, 200).mapToDouble(k -> k % 2).toArray();
        double[] targets = inputs.clone();
        Examples right = Examples.of(inputs, inputs, 1, 1);
        targets[wrong] = 1 - targets[wrong];
        Examples oneWrong = Examples.of(inputs, targets, 1, 1);
        PlainFloatNetwork floatNet =
                new PlainFloatNetwork(Topologies.of("Net", 1, Loss.SQUARED_ERROR, layer(1, Activation.HARD_TANH)));
        floatNet.parameters()[0] = 1;

        assertThat(after(identity(1), right).allCorrect()).isTrue();
        assertThat(after(identity(1), oneWrong).allCorrect()).isFalse();
        assertThat(after(floatNet, right).allCorrect()).isTrue();
        assertThat(after(floatNet, oneWrong).allCorrect()).isFalse();
    }

    @Test
    void examples_that_lie_together_are_predicted_in_blocks_and_others_one_by_one() {
        Examples examples = Examples.of(new double[100], new double[100], 1, 1);
        RecordingModel net = new RecordingModel(identity(1));
        after(net, examples).allCorrect();
        RecordingModel scattered = new RecordingModel(identity(1));
        after(scattered, examples.split(0.5, 0).train()).allCorrect();

        assertThat(net.calls).containsExactly("predict 0+64", "predict 64+36");
        assertThat(scattered.calls).hasSize(50).allMatch(call -> call.endsWith("+1"));
    }

    @Test
    void nothing_is_predicted_unless_a_rule_asks() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        Trainer.of(net)
                .optimizer(new Sgd(0.5))
                .stopWhen(StopRule.lossBelow(0).or(StopRule.epochs(3)))
                .fit(Xor.EXAMPLES);

        assertThat(net.calls).hasSize(12).allMatch(call -> call.startsWith("descend"));
    }

    private static Progress after(Model model, Examples examples) {
        return new Outputs(
                        Learner.of(model, examples, PlainSettings.of(new Sgd(1), examples)),
                        Decisions.of(model.topology(), examples))
                .after(new EpochReport(1, 0, OptionalDouble.empty(), Duration.ZERO), () -> {});
    }

    /** A network whose outputs are its inputs where these are -1 to 1. */
    private static PlainNetwork identity(int width) {
        PlainNetwork net = new PlainNetwork(Topologies.of(
                "Identity",
                width,
                Loss.SQUARED_ERROR,
                layer(width, Activation.HARD_TANH).bias(Bias.NONE)));
        for (int i = 0; i < width; i++) {
            net.parameters()[net.topology().weight(0, i, i)] = 1;
        }
        return net;
    }
}
