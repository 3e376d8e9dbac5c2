package dev.deltarule.runtime.data;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.LayerSpec;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalerTest {
    private final SplitMix64 random = new SplitMix64(8);

    /** The example of scikit-learn's documentation of StandardScaler. */
    @Test
    void standard_scaling_is_what_scikit_learn_shows() {
        Scaler scaler = StandardScaler.fit(inputs(new double[][] {{0, 0}, {0, 0}, {1, 1}, {1, 1}}));
        double[] more = {2, 2};
        scaler.transform(more, 0, 1);

        assertThat(scaler.offset(0)).isEqualTo(0.5);
        assertThat(more).containsExactly(3, 3);
    }

    /** The example of scikit-learn's documentation of MinMaxScaler. */
    @Test
    void min_max_scaling_is_what_scikit_learn_shows() {
        Examples examples = inputs(new double[][] {{-1, 2}, {-0.5, 6}, {0, 10}, {1, 18}});
        Scaler scaler = MinMaxScaler.fit(examples);
        double[] more = {2, 2};
        scaler.transform(more, 0, 1);

        assertThat(scaler.transform(examples).doubles().inputs()).containsExactly(0, 0, 0.25, 0.25, 0.5, 0.5, 1, 1);
        assertThat(more).containsExactly(1.5, 0);
    }

    /** The example of scikit-learn's documentation of RobustScaler. */
    @Test
    void robust_scaling_is_what_scikit_learn_shows() {
        Examples examples = inputs(new double[][] {{1, -2, 2}, {-2, 1, 3}, {4, 1, -2}});

        assertThat(RobustScaler.fit(examples).transform(examples).doubles().inputs())
                .containsExactly(new double[] {0, -2, 0, -1, 0, 0.4, 1, 0, -1.6}, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void an_input_that_never_varies_becomes_0(Function<Examples, Scaler> fit) {
        // The mean of equal numbers may be rounded, and then differs from them.
        double[][] rows = new double[10][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = new double[] {0.1, k};
        }
        Examples scaled = fit.apply(inputs(rows)).transform(inputs(rows));

        assertThat(DoubleStream.iterate(0, k -> k + 1).limit(10).map(k -> scaled.input((int) k, 0)))
                .allSatisfy(input -> assertThat(input).isCloseTo(0, within(1e-15)));
    }

    @Test
    void only_the_examples_given_are_looked_at_and_scaled() {
        Examples all = inputs(new double[][] {{100}, {1}, {3}, {100}});
        Scaler scaler = StandardScaler.fit(all.view(1, 3));
        Examples scaled = scaler.transform(all.select(2, 1));

        assertThat(scaler.offset(0)).isEqualTo(2);
        assertThat(scaler.scale(0)).isEqualTo(1);
        assertThat(scaled.doubles().inputs()).containsExactly(1, -1);
        assertThat(scaled.doubles().targets()).containsExactly(2, 1);
        assertThat(all.input(2, 0)).isEqualTo(3);
    }

    @Test
    void examples_in_float_stay_in_float() {
        Examples examples = Examples.of(new float[] {1, 3}, new float[] {5, 6}, 1, 1);
        Examples scaled = StandardScaler.fit(examples).transform(examples);

        assertThat(scaled.floats().inputs()).containsExactly(-1, 1);
        // Shared, and hence not converted.
        assertThat(scaled.floats().inputs()).isSameAs(scaled.floats().inputs());
    }

    @Test
    void the_inverse_gives_the_inputs_back() {
        Scaler scaler = Scaler.of(Map.of("offset", new double[] {3, -1}, "scale", new double[] {2, 0.25}));
        double[] wide = {9, 5, -1, 7, 0.5};
        float[] narrow = {9, 5, -1, 7, 0.5f};
        scaler.transform(wide, 1, 2);
        scaler.transform(narrow, 1, 2);
        assertThat(wide).containsExactly(9, 1, 0, 2, 6);

        scaler.inverseTransform(wide, 1, 2);
        scaler.inverseTransform(narrow, 1, 2);
        assertThat(wide).containsExactly(9, 5, -1, 7, 0.5);
        assertThat(narrow).containsExactly(9, 5, -1, 7, 0.5f);
        assertThatThrownBy(() -> scaler.transform(wide, 2, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("2 rows of 2 from index 2 on");
    }

    @Test
    void the_numbers_make_the_same_scaler_again() {
        Scaler scaler = StandardScaler.fit(inputs(new double[][] {{1, 5}, {2, 9}, {4, 0}}));
        Scaler again = Scaler.of(scaler.numbers());

        for (int i = 0; i < 2; i++) {
            assertThat(again.offset(i)).isEqualTo(scaler.offset(i));
            assertThat(again.scale(i)).isEqualTo(scaler.scale(i));
        }
    }

    @Test
    void numbers_that_make_no_scaler_are_refused() {
        assertRefused(Map.of("offset", new double[1]), "these are [offset]");
        assertRefused(Map.of("offset", new double[1], "scale", new double[2]), "1 offsets and 2 scales");
        assertRefused(Map.of("offset", new double[0], "scale", new double[0]), "at least one");
        assertRefused(Map.of("offset", new double[1], "scale", new double[1]), "those of input 0 are 0.0 and 0.0");
        assertRefused(
                Map.of("offset", new double[] {Double.NaN}, "scale", new double[] {1}),
                "those of input 0 are NaN and 1.0");
    }

    @ParameterizedTest
    @MethodSource("fits")
    void folded_into_the_first_layer_the_network_takes_raw_inputs(Function<Examples, Scaler> fit) {
        Examples raw = drawn(20, 3);
        Scaler scaler = fit.apply(raw);
        Topology topology = topology(layer(4, Activation.TANH));
        PlainNetwork doubles = new PlainNetwork(topology);
        PlainFloatNetwork floats = new PlainFloatNetwork(topology);
        for (int p = 0; p < topology.parameters(); p++) {
            doubles.parameters()[p] = random.nextNormal();
            floats.parameters()[p] = (float) doubles.parameters()[p];
        }
        double[] expected = new double[20];
        doubles.predict(scaler.transform(raw).doubles().inputs(), 0, expected, 0, 20);

        scaler.foldInto(doubles);
        scaler.foldInto(floats);

        double[] outputs = new double[20];
        doubles.predict(raw.doubles().inputs(), 0, outputs, 0, 20);
        assertThat(outputs).containsExactly(expected, within(1e-12));
        float[] floatOutputs = new float[20];
        floats.predict(raw.floats().inputs(), 0, floatOutputs, 0, 20);
        for (int k = 0; k < 20; k++) {
            assertThat((double) floatOutputs[k]).isCloseTo(expected[k], within(1e-4));
        }
    }

    @Test
    void without_a_bias_per_unit_an_offset_is_refused_and_nothing_changed() {
        PlainNetwork net = new PlainNetwork(topology(layer(4, Activation.TANH).bias(Bias.SHARED)));
        net.parameters()[0] = 1;
        double[] before = net.parameters().clone();
        Scaler shifting = Scaler.of(Map.of("offset", new double[] {0, 2, 0}, "scale", new double[] {1, 2, 3}));

        assertThatThrownBy(() -> shifting.foldInto(net))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The scaler cannot be folded into Net: it subtracts 2.0 from input 1, which takes a bias for"
                                + " each unit, but layer hidden has bias SHARED. Declare it with Bias.PER_UNIT, or keep scaling"
                                + " the inputs.");
        assertThat(net.parameters()).containsExactly(before);
    }

    @Test
    void without_an_offset_no_bias_is_needed() {
        PlainNetwork net = new PlainNetwork(topology(layer(4, Activation.TANH).bias(Bias.NONE)));
        net.parameters()[net.topology().weight(0, 2, 1)] = 8;
        Scaler.of(Map.of("offset", new double[3], "scale", new double[] {1, 2, 3}))
                .foldInto(net);

        assertThat(net.parameters()[net.topology().weight(0, 2, 1)]).isEqualTo(4);
    }

    @Test
    void a_fold_that_would_overflow_changes_nothing() {
        PlainFloatNetwork net = new PlainFloatNetwork(topology(layer(4, Activation.TANH)));
        net.parameters()[0] = 1;
        net.parameters()[net.topology().weight(0, 1, 2)] = 1;
        float[] before = net.parameters().clone();
        Scaler tiny = Scaler.of(Map.of("offset", new double[3], "scale", new double[] {1, 1, 1e-50}));

        assertThatThrownBy(() -> tiny.foldInto(net))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the weight from input 2 to unit 1 of layer hidden would become Infinity");
        assertThat(net.parameters()).containsExactly(before);
    }

    @Test
    void another_number_of_inputs_is_refused() {
        Scaler scaler = StandardScaler.fit(drawn(5, 2));

        assertThatThrownBy(() -> scaler.transform(drawn(5, 3)))
                .hasMessage("The scaler was fitted on 2 inputs, but there are 3.");
        assertThatThrownBy(() -> scaler.foldInto(new PlainNetwork(topology(layer(4, Activation.TANH)))))
                .hasMessage("The scaler was fitted on 2 inputs, but there are 3.");
    }

    static Stream<Function<Examples, Scaler>> fits() {
        return Stream.of(StandardScaler::fit, MinMaxScaler::fit, RobustScaler::fit);
    }

    private Examples drawn(int count, int width) {
        double[][] rows = new double[count][width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = 10 * i + (i + 1) * random.nextNormal();
            }
        }
        return inputs(rows);
    }

    /** Examples whose target is their place. */
    private static Examples inputs(double[][] rows) {
        double[][] targets = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            targets[k] = new double[] {k};
        }
        return Examples.of(rows, targets);
    }

    private static Topology topology(LayerSpec first) {
        return Topologies.of("Net", 3, Loss.SQUARED_ERROR, first, layer(1, Activation.IDENTITY));
    }

    private static void assertRefused(Map<String, double[]> numbers, String reason) {
        assertThatThrownBy(() -> Scaler.of(numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
