package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.LayerSpec;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTest {
    private static final int FAN_IN = 300;
    private static final int FAN_OUT = 100;

    @ParameterizedTest
    @CsvSource({
        "GLOROT_UNIFORM, 0.12247448713915890", // sqrt(6 / 400)
        "HE_UNIFORM,     0.14142135623730950", // sqrt(6 / 300)
        "UNIFORM,        0.05"
    })
    void uniform_weights_fill_their_range_evenly(Init init, double limit) {
        double[] weights = weights(init);

        assertThat(Arrays.stream(weights).max().orElseThrow()).isBetween(0.999 * limit, limit);
        assertThat(Arrays.stream(weights).min().orElseThrow()).isBetween(-limit, -0.999 * limit);
        assertThat(mean(weights)).isCloseTo(0, within(0.02 * limit));
        assertThat(deviation(weights)).isCloseTo(limit / Math.sqrt(3), within(0.01 * limit));
    }

    @ParameterizedTest
    @CsvSource({
        "GLOROT_NORMAL, 0.07071067811865475", // sqrt(2 / 400)
        "HE_NORMAL,     0.08164965809277261", // sqrt(2 / 300)
        "LECUN_NORMAL,  0.05773502691896258" // sqrt(1 / 300)
    })
    void normal_weights_have_their_standard_deviation(Init init, double expected) {
        double[] weights = weights(init);
        double withinOne =
                Arrays.stream(weights).filter(w -> Math.abs(w) < expected).count() / (double) weights.length;

        assertThat(mean(weights)).isCloseTo(0, within(0.02 * expected));
        assertThat(deviation(weights)).isCloseTo(expected, within(0.02 * expected));
        assertThat(withinOne).isCloseTo(0.6827, within(0.01));
    }

    @Test
    void zeros_are_zeros() {
        assertThat(weights(Init.ZEROS)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void auto_follows_the_activation(Activation activation) {
        Init expected = switch (activation.name()) {
            case "RELU", "LEAKY_RELU", "ELU", "SOFTPLUS", "SWISH", "GELU", "MISH", "HARD_SWISH" -> Init.HE_NORMAL;
            case "SELU" -> Init.LECUN_NORMAL;
            default -> Init.GLOROT_UNIFORM;
        };

        assertThat(draw(1, layer(5, activation)))
                .isEqualTo(draw(1, layer(5, activation).init(expected)));
    }

    @Test
    void the_first_weight_follows_by_hand_from_the_first_number_of_the_generator() {
        double[] parameters = draw(1234567, layer(1, Activation.TANH).init(Init.UNIFORM));
        double first = (6457827717110365317L >>> 11) * Math.pow(2, -53);

        assertThat(parameters[0]).isEqualTo(0.05 * (2 * first - 1));
    }

    @Test
    void the_first_two_normal_weights_follow_by_hand_from_the_polar_method() {
        SplitMix64 random = new SplitMix64(42);
        double x = 2 * random.nextDouble() - 1;
        double y = 2 * random.nextDouble() - 1;
        double s = x * x + y * y;
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        double[] parameters = draw(42, layer(1, Activation.TANH).init(Init.LECUN_NORMAL));

        assertThat(s).as("the first pair is not rejected").isLessThan(1);
        assertThat(parameters[0]).isEqualTo(Math.sqrt(0.5) * (x * factor));
        assertThat(parameters[1]).isEqualTo(Math.sqrt(0.5) * (y * factor));
    }

    @Test
    void biases_start_at_0_whatever_was_there() {
        Topology topology = Topologies.of(
                "Net",
                2,
                Loss.SQUARED_ERROR,
                layer(2, Activation.TANH),
                layer(2, Activation.TANH).bias(Bias.SHARED));
        double[] parameters = new double[topology.parameters()];
        Arrays.fill(parameters, 9);
        Initializer.draw(topology, 1, parameters);

        assertThat(parameters[4]).isZero();
        assertThat(parameters[5]).isZero();
        assertThat(parameters[10]).isZero();
        assertThat(parameters).doesNotContain(9);
    }

    @Test
    void fixed_layers_are_drawn_as_well() {
        assertThat(draw(1, layer(3, Activation.TANH).fixed())).isEqualTo(draw(1, layer(3, Activation.TANH)));
    }

    @Test
    void a_layer_does_not_depend_on_those_after_it() {
        double[] small = draw(1, layer(3, Activation.TANH), layer(1, Activation.TANH));
        double[] large = draw(1, layer(3, Activation.TANH), layer(7, Activation.RELU));

        assertThat(Arrays.copyOf(large, 9)).isEqualTo(Arrays.copyOf(small, 9));
    }

    @Test
    void float_parameters_are_the_rounded_double_ones() {
        Topology topology = Topologies.of("Net", 4, Loss.SQUARED_ERROR, layer(5, Activation.RELU));
        double[] exact = new double[topology.parameters()];
        float[] rounded = new float[topology.parameters()];
        Initializer.draw(topology, 3, exact);
        Initializer.draw(topology, 3, rounded);

        for (int i = 0; i < exact.length; i++) {
            assertThat(rounded[i]).isEqualTo((float) exact[i]);
        }
    }

    @Test
    void seeds_differ() {
        assertThat(draw(1, layer(3, Activation.TANH))).isNotEqualTo(draw(2, layer(3, Activation.TANH)));
    }

    private static double[] weights(Init init) {
        Topology topology = Topologies.of(
                "Net",
                FAN_IN,
                Loss.SQUARED_ERROR,
                layer(FAN_OUT, Activation.TANH).init(init));
        double[] parameters = new double[topology.parameters()];
        Initializer.draw(topology, 11, parameters);
        return Arrays.copyOf(parameters, FAN_IN * FAN_OUT);
    }

    private static double[] draw(long seed, LayerSpec... layers) {
        Topology topology = Topologies.of("Net", 2, Loss.SQUARED_ERROR, layers);
        double[] parameters = new double[topology.parameters()];
        Initializer.draw(topology, seed, parameters);
        return parameters;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }
}
