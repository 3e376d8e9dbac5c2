package dev.deltarule.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.LayerSpec;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that vary by rounding only, or whose numbers are near the ends of what a double or float holds. */
class ScalerExtremesTest {
    static Stream<Function<Examples, Scaler>> fits() {
        return Stream.of(StandardScaler::fit, MinMaxScaler::fit, RobustScaler::fit);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void a_column_constant_but_for_rounding_is_only_shifted(Function<Examples, Scaler> fit) {
        for (double size : new double[] {1e-300, 1e-20, 1, 1e20, 1e300}) {
            Scaler scaler = fit.apply(column(size * (0.1 + 0.2), size * 0.3));

            assertThat(scaler.scale(0)).isEqualTo(1);
            assertThat(scaler.offset(0)).isCloseTo(size * 0.3, within(size * 1e-16));
        }
    }

    @ParameterizedTest
    @MethodSource("fits")
    void floats_that_differ_by_the_rounding_of_floats_are_only_shifted(Function<Examples, Scaler> fit) {
        float[] tenths = {0.8f, Math.nextUp(0.8f), 0.8f, Math.nextUp(0.8f)};

        Examples floats = Examples.of(tenths, new float[4], 1, 1);
        Examples doubles = column(0.8, 0.8 + 6e-8, 0.8, 0.8 + 6e-8);

        assertThat(fit.apply(floats).scale(0)).isEqualTo(1);
        assertThat(fit.apply(doubles).scale(0)).isCloseTo(4.5e-8, within(1.6e-8));
    }

    /** scikit-learn's test_standard_scaler_near_constant_features. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 1, 1e10})
    void a_deviation_counts_from_where_it_does_in_scikit_learn(double average) {
        double epsilon = Math.ulp(1.0);
        for (int count : new int[] {2, 10, 100, 10_000}) {
            for (int power = -30; power < 19; power++) {
                double deviation = Math.pow(10, power);
                double[] values = new double[count];
                for (int k = 0; k < count; k++) {
                    values[k] = k < count / 2 ? average + deviation : average - deviation;
                }
                double bound = Math.sqrt(count * epsilon) * deviation + count * epsilon * average;
                double scale = StandardScaler.fit(column(values)).scale(0);

                if (deviation < count * epsilon * average / 10 || values[0] == values[count - 1]) {
                    assertThat(scale).isEqualTo(1);
                } else if (deviation > 2 * bound) {
                    assertThat(scale).isCloseTo((values[0] - values[count - 1]) / 2, within(1e-7 * scale));
                }
            }
        }
    }

    static Stream<Arguments> sizes() {
        return fits().flatMap(fit -> DoubleStream.of(1e-310, 1e-200, 1e-160, 1, 1e160, 1e200, 2e307)
                .mapToObj(size -> Arguments.of(fit, size)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void the_size_of_the_numbers_does_not_change_what_they_are_scaled_to(Function<Examples, Scaler> fit, double size) {
        double[] plain = scaled(fit, -1, 0, 2, 3);

        assertThat(scaled(fit, -1 * size, 0, 2 * size, 3 * size)).containsExactly(plain, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void tiny_and_huge_numbers_may_be_in_one_column(Function<Examples, Scaler> fit) {
        double[] mixed = scaled(fit, 1e-200, 1e200, -1e200, 0);

        assertThat(mixed).containsExactly(scaled(fit, 0, 1, -1, 0), within(1e-12));
    }

    @Test
    void the_smallest_and_the_largest_doubles_have_a_deviation() {
        assertThat(StandardScaler.fit(column(0, 0, 0, Double.MIN_VALUE)).scale(0))
                .isEqualTo(Double.MIN_VALUE);
        double[] largest = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
        assertThat(scaled(StandardScaler::fit, largest))
                .containsExactly(scaled(StandardScaler::fit, 1, 1, 1, -1), within(1e-12));
        Scaler scaler = StandardScaler.fit(column(largest));
        double[] back = {largest[3]};
        scaler.transform(back, 0, 1);
        scaler.inverseTransform(back, 0, 1);
        assertThat(back[0] / Double.MAX_VALUE).isCloseTo(-1, within(1e-12));
    }

    @Test
    void a_range_that_no_double_holds_is_refused_with_the_input() {
        assertThatThrownBy(() -> MinMaxScaler.fit(column(-1e308, 1e308)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Input 0 (from 0) goes from -1.0E308 to 1.0E308, a range larger than a double holds. Divide"
                        + " it by some number first.");
        assertThatThrownBy(() -> RobustScaler.fit(column(-1.7e308, -1.7e308, 1.7e308, 1.7e308)))
                .hasMessageContaining("a range larger than a double holds");
        // The largest numbers are no quartiles here, and the way from one to the other is longer than a double.
        assertThat(RobustScaler.fit(column(-1e308, 1e308)).scale(0)).isCloseTo(1e308, within(1e293));
    }

    @Test
    void a_number_that_scaling_makes_too_large_is_refused_and_nothing_scaled() {
        Scaler scaler = Scaler.of(Map.of("offset", new double[] {1, 0}, "scale", new double[] {1, 1e-30}));
        float[] floats = {2, 3, 4, 5e9f};
        double[] doubles = {2, 3, 4, 1e290};

        assertThatThrownBy(() -> scaler.transform(floats, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Input 1 of row 1 (both from 0) cannot be scaled: (5.0E9 - 0.0) / 1.0E-30 is more than a"
                        + " float holds. Fit the scaler on examples like it.");
        assertThatThrownBy(() -> scaler.transform(doubles, 0, 2)).hasMessageContaining("is more than a double holds");
        assertThatThrownBy(() -> scaler.transform(Examples.of(floats, new float[2], 2, 1)))
                .hasMessageContaining("Input 1 of row 1");
        assertThat(floats).containsExactly(2, 3, 4, 5e9f);
        assertThat(doubles).containsExactly(2, 3, 4, 1e290);
    }

    @Test
    void what_is_not_finite_stays_so() {
        double[] numbers = {Double.NaN, Double.NEGATIVE_INFINITY};
        Scaler.of(Map.of("offset", new double[] {1}, "scale", new double[] {2})).transform(numbers, 0, 2);

        assertThat(numbers).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
    }

    @Test
    void a_fold_that_would_make_a_weight_0_changes_nothing() {
        PlainFloatNetwork net = new PlainFloatNetwork(Topologies.of(
                "Net",
                1,
                Loss.SQUARED_ERROR,
                LayerSpec.layer(2, Activation.TANH),
                LayerSpec.layer(1, Activation.IDENTITY)));
        net.parameters()[net.topology().weight(0, 1, 0)] = 0.5f;
        float[] before = net.parameters().clone();

        assertThatThrownBy(() -> StandardScaler.fit(column(0, 1e200)).foldInto(net))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the weight from input 0 to unit 1 of layer hidden would become 0.0.");
        assertThat(net.parameters()).containsExactly(before);
    }

    private static double[] scaled(Function<Examples, Scaler> fit, double... values) {
        return fit.apply(column(values)).transform(column(values)).doubles().inputs();
    }

    private static Examples column(double... values) {
        return Examples.of(values, new double[values.length], 1, 1);
    }
}
