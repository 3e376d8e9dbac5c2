package dev.deltarule.runtime.reference;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainNetworkTest {
    private static final double[] INPUTS = {0.05, 0.10};
    private static final double[] TARGETS = {0.01, 0.99};

    @Test
    void the_tutorial_network_gives_the_figures_of_the_tutorial() {
        PlainNetwork net = tutorial();
        double[] hidden = Activations.outputs(
                Activation.SIGMOID, new double[] {0.15 * 0.05 + 0.20 * 0.10 + 0.35, 0.25 * 0.05 + 0.30 * 0.10 + 0.35});
        double[] out = new double[2];
        net.predict(INPUTS, 0, out, 0);

        assertThat(hidden[0]).isCloseTo(0.593269992, within(1e-9));
        assertThat(out[0]).isCloseTo(0.75136507, within(1e-8));
        assertThat(net.loss(INPUTS, 0, TARGETS, 0, 1)).isCloseTo(0.298371109, within(1e-9));
    }

    @Test
    void one_step_changes_the_weights_as_in_the_tutorial() {
        PlainNetwork net = tutorial();
        double error = net.descend(INPUTS, 0, TARGETS, 0, 1, 0.5);
        Topology topology = net.topology();

        assertThat(error).isCloseTo(0.298371109, within(1e-9));
        assertThat(net.parameters()[topology.weight(1, 0, 0)]).isCloseTo(0.35891648, within(1e-8));
        assertThat(net.parameters()[topology.weight(0, 0, 0)]).isCloseTo(0.149780716, within(1e-9));
        assertThat(net.parameters()[topology.bias(0, 1)]).isEqualTo(0.35);
        assertThat(net.parameters()[topology.bias(1, 0)]).isEqualTo(0.60);
    }

    @Test
    void ten_thousand_steps_bring_the_error_to_that_of_the_tutorial() {
        PlainNetwork net = tutorial();
        for (int step = 0; step < 10_000; step++) {
            net.descend(INPUTS, 0, TARGETS, 0, 1, 0.5);
        }

        assertThat(net.loss(INPUTS, 0, TARGETS, 0, 1)).isCloseTo(3.5e-5, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void the_gradient_agrees_with_central_differences(Topology topology) {
        PlainNetwork net = new PlainNetwork(topology);
        SplitMix64 random = new SplitMix64(7);
        Arrays.setAll(net.parameters(), i -> random.nextDouble() - 0.5);
        double[] in = {0.9, -0.4, 0.3, -0.2, 0.8, 0.6};
        double[] target = {0.2, 0.8, 0.6, 0.4};
        double[] gradient = new double[net.parameters().length];
        net.gradient(in, 0, target, 0, 2, gradient);

        double h = 1e-6;
        for (int i = 0; i < gradient.length; i++) {
            double original = net.parameters()[i];
            net.parameters()[i] = original + h;
            double above = net.loss(in, 0, target, 0, 2);
            net.parameters()[i] = original - h;
            double below = net.loss(in, 0, target, 0, 2);
            net.parameters()[i] = original;
            assertThat(gradient[i]).as(topology.describe(i)).isCloseTo((above - below) / (2 * h), within(1e-7));
        }
    }

    static Stream<Topology> topologies() {
        Stream<Topology> hidden = Stream.of(Activation.values())
                .map(activation -> Topologies.of(
                        "Hidden" + activation,
                        3,
                        Loss.SQUARED_ERROR,
                        layer(4, activation).bias(Bias.SHARED),
                        layer(2, Activation.TANH)));
        Stream<Topology> output = Stream.of(Activation.values())
                .map(activation -> Topologies.of(
                        "Output" + activation,
                        3,
                        Loss.MEAN_SQUARED_ERROR,
                        layer(4, Activation.TANH).bias(Bias.NONE),
                        layer(2, activation)));
        Stream<Topology> losses = Stream.of(Loss.values())
                .map(loss ->
                        Topologies.of("Loss" + loss, 3, loss, layer(4, Activation.TANH), layer(2, Activation.SIGMOID)));
        Stream<Topology> pairs = Stream.of(
                pair(Loss.CROSS_ENTROPY, Activation.SOFTMAX),
                pair(Loss.CROSS_ENTROPY, Activation.LOG_SOFTMAX),
                pair(Loss.POISSON, Activation.EXPONENTIAL),
                pair(Loss.POISSON, Activation.SOFTPLUS));
        return Stream.of(hidden, output, losses, pairs).flatMap(all -> all);
    }

    private static Topology pair(Loss loss, Activation activation) {
        return Topologies.of(loss + "Of" + activation, 3, loss, layer(4, Activation.TANH), layer(2, activation));
    }

    @ParameterizedTest
    @EnumSource
    void parameters_that_are_not_trainable_have_no_gradient(Bias bias) {
        PlainNetwork net = new PlainNetwork(Topologies.of(
                "Partly",
                2,
                Loss.SQUARED_ERROR,
                layer(2, Activation.TANH).bias(bias).fixed(),
                layer(2, Activation.TANH).bias(bias).fixedBias()));
        Arrays.setAll(net.parameters(), i -> 0.1 * (i + 1));
        double[] gradient = new double[net.parameters().length];
        Arrays.fill(gradient, 7);
        net.gradient(INPUTS, 0, TARGETS, 0, 1, gradient);

        Topology.Layer output = net.topology().layers().get(1);
        for (int i = 0; i < gradient.length; i++) {
            boolean trainable = i >= output.weightsAt() && i < output.biasesAt();
            assertThat(gradient[i] != 7).as("parameter %s", i).isEqualTo(trainable);
        }
    }

    @Test
    void a_block_is_the_sum_of_its_examples_and_lies_where_it_is_said_to_lie() {
        PlainNetwork net = tutorial();
        double[] in = {9, 0.05, 0.10, 0.3, 0.4};
        double[] target = {9, 9, 9, 0.01, 0.99, 0.5, 0.6};
        double first = net.loss(new double[] {0.05, 0.10}, 0, TARGETS, 0, 1);
        double second = net.loss(new double[] {0.3, 0.4}, 0, new double[] {0.5, 0.6}, 0, 1);
        double[] out = new double[5];
        net.predict(in, 1, out, 1, 2);

        assertThat(net.loss(in, 1, target, 3, 2)).isCloseTo(first + second, within(1e-15));
        assertThat(out[0]).isZero();
        assertThat(out[1]).isCloseTo(0.75136507, within(1e-8));
        assertThat(out[4]).isNotZero();
    }

    @Test
    void an_infinite_error_is_refused_before_the_step() {
        PlainNetwork net = tutorial();
        double[] before = net.parameters().clone();

        assertThatThrownBy(() -> net.descend(INPUTS, 0, new double[] {1e200, 0}, 0, 1, 0.5))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Infinity");
        assertThat(net.parameters()).isEqualTo(before);
    }

    @Test
    void the_float_network_gives_the_rounded_numbers_of_the_double_one() {
        PlainNetwork exact = tutorial();
        PlainFloatNetwork net = new PlainFloatNetwork(exact.topology());
        for (int i = 0; i < exact.parameters().length; i++) {
            net.parameters()[i] = (float) exact.parameters()[i];
        }
        double error = net.descend(new float[] {0.05f, 0.10f}, 0, new float[] {0.01f, 0.99f}, 0, 1, 0.5f);

        assertThat(error).isCloseTo(0.298371109, within(1e-7));
        assertThat(net.parameters()[exact.topology().weight(1, 0, 0)]).isCloseTo(0.3589165f, within(1e-7f));
        assertThat(net.replicate().parameters()).isSameAs(net.parameters());
    }

    /** The 2-2-2 network of Mazur's "A step by step backpropagation example". */
    private static PlainNetwork tutorial() {
        PlainNetwork net = new PlainNetwork(Topologies.of(
                "TutorialNet",
                2,
                Loss.SQUARED_ERROR,
                layer(2, Activation.SIGMOID).bias(Bias.SHARED).fixedBias(),
                layer(2, Activation.SIGMOID).bias(Bias.SHARED).fixedBias()));
        double[] parameters = {0.15, 0.25, 0.20, 0.30, 0.35, 0.40, 0.50, 0.45, 0.55, 0.60};
        System.arraycopy(parameters, 0, net.parameters(), 0, parameters.length);
        return net;
    }
}
