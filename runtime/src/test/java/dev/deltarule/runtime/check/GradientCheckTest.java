package dev.deltarule.runtime.check;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private final Topology topology =
            Topologies.of("Net", 2, Loss.CROSS_ENTROPY, layer(3, Activation.SWISH), layer(2, Activation.SOFTMAX));
    private final Examples examples =
            Examples.of(new double[] {0.5, -1, 0.25, 2, 1, 1}, new double[] {1, 0, 0, 1, 1, 0}, 2, 2);

    @Test
    void a_right_gradient_passes_in_double() {
        PlainNetwork net = drawn(topology);
        double[] before = net.parameters().clone();

        assertThat(GradientCheck.of(net, examples).error()).isBetween(0.0, 1e-7);
        assertThat(net.parameters()).isEqualTo(before);
    }

    @Test
    void a_right_gradient_passes_in_float() {
        PlainFloatNetwork net = new PlainFloatNetwork(topology);
        double[] parameters = drawn(topology).parameters();
        for (int i = 0; i < parameters.length; i++) {
            net.parameters()[i] = (float) parameters[i];
        }
        float[] before = net.parameters().clone();

        assertThat(GradientCheck.of(net, examples).error()).isBetween(0.0, 1e-2);
        assertThat(net.parameters()).isEqualTo(before);
    }

    @Test
    void a_wrong_entry_is_found_and_named() {
        int wrong = topology.weight(0, 2, 1);
        GradientCheck check = GradientCheck.of(new Wrong(drawn(topology), wrong, 1.01), examples);

        assertThat(check.parameter()).isEqualTo(wrong);
        assertThat(check.place()).isEqualTo("the weight from input 1 to unit 2 of layer hidden");
        assertThat(check.error()).isBetween(0.009, 0.011);
        assertThat(check.gradient() / check.difference()).isBetween(1.0099, 1.0101);
        assertThat(check)
                .hasToString(String.format(
                        Locale.ROOT,
                        "largest relative error %.3g, at the weight from input 1 to unit 2 of layer hidden"
                                + " (parameter %d): gradient %.10g, central difference %.10g",
                        check.error(),
                        wrong,
                        check.gradient(),
                        check.difference()));
    }

    @Test
    void an_entry_left_out_is_an_error_of_1() {
        assertThat(GradientCheck.of(new Wrong(drawn(topology), 3, 0), examples).error())
                .isEqualTo(1);
    }

    @Test
    void an_entry_that_is_not_a_number_is_the_worst() {
        GradientCheck check = GradientCheck.of(new Wrong(drawn(topology), 3, Double.NaN), examples);

        assertThat(check.error()).isNaN();
        assertThat(check.parameter()).isEqualTo(3);
    }

    @Test
    void parameters_that_are_not_trainable_are_left_out() {
        PlainNetwork net = drawn(Topologies.of(
                "Net",
                2,
                Loss.CROSS_ENTROPY,
                layer(3, Activation.SWISH).fixed(),
                layer(2, Activation.SOFTMAX).fixedBias()));

        assertThat(GradientCheck.of(net, examples).error()).isLessThan(1e-7);
    }

    @Test
    void a_network_without_trainable_parameters_is_refused() {
        Topology fixed = Topologies.of(
                "Net", 2, Loss.CROSS_ENTROPY, layer(2, Activation.SOFTMAX).fixed());

        assertThatThrownBy(() -> GradientCheck.of(new PlainNetwork(fixed), examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Net has no trainable parameter, so it has no gradient.");
    }

    @Test
    void examples_must_fit_the_network() {
        Examples narrow = Examples.of(new double[] {1}, new double[] {1}, 1, 1);

        assertThatThrownBy(() -> GradientCheck.of(drawn(topology), narrow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The examples have 1 inputs and 1 targets each");
    }

    private static PlainNetwork drawn(Topology topology) {
        PlainNetwork net = new PlainNetwork(topology);
        SplitMix64 random = new SplitMix64(3);
        Arrays.setAll(net.parameters(), i -> random.nextNormal());
        return net;
    }

    /** A network with one entry of the gradient off by a factor. */
    private record Wrong(PlainNetwork right, int parameter, double factor) implements DoubleModel {
        @Override
        public Topology topology() {
            return right.topology();
        }

        @Override
        public double[] parameters() {
            return right.parameters();
        }

        @Override
        public void predict(double[] in, int inAt, double[] out, int outAt) {
            right.predict(in, inAt, out, outAt);
        }

        @Override
        public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
            right.predict(in, inAt, out, outAt, count);
        }

        @Override
        public double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
            return right.loss(in, inAt, target, targetAt, count);
        }

        @Override
        public double gradient(double[] in, int inAt, double[] target, int targetAt, int count, double[] gradient) {
            double before = gradient[parameter];
            double error = right.gradient(in, inAt, target, targetAt, count, gradient);
            gradient[parameter] = before + factor * (gradient[parameter] - before);
            return error;
        }

        @Override
        public double descend(double[] in, int inAt, double[] target, int targetAt, int count, double rate) {
            return right.descend(in, inAt, target, targetAt, count, rate);
        }

        @Override
        public Workers workers() {
            return right.workers();
        }

        @Override
        public void workers(Workers workers) {
            right.workers(workers);
        }

        @Override
        public DoubleModel replicate() {
            return new Wrong(right, parameter, factor);
        }
    }
}
