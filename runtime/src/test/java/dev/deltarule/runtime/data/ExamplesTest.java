package dev.deltarule.runtime.data;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.Topologies;
import java.lang.reflect.Method;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private final Examples three = Examples.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {10, 20, 30}, 2, 1);

    @Test
    void know_their_count_and_widths() {
        assertThat(three.count()).isEqualTo(3);
        assertThat(three.inputs()).isEqualTo(2);
        assertThat(three.targets()).isEqualTo(1);
        assertThat(three.input(1, 0)).isEqualTo(3);
        assertThat(three.target(2, 0)).isEqualTo(30);
    }

    @Test
    void arrays_of_rows_are_laid_out_one_after_the_other() {
        Examples examples = Examples.of(new double[][] {{1, 2}, {3, 4}}, new double[][] {{5}, {6}});

        assertThat(examples.doubles().inputs()).containsExactly(1, 2, 3, 4);
        assertThat(examples.doubles().targets()).containsExactly(5, 6);
        assertThat(examples.inputs()).isEqualTo(2);
    }

    @Test
    void flat_arrays_are_shared_and_not_copied() {
        float[] inputs = {1, 2};
        float[] targets = {3, 4};
        ExampleRows<float[]> rows =
                Examples.of(inputs, targets, 1, 1).view(1, 2).floats();

        assertThat(rows.inputs()).isSameAs(inputs);
        assertThat(rows.targets()).isSameAs(targets);
        assertThat(rows.rows()).containsExactly(1);
    }

    @Test
    void a_view_of_a_view_counts_from_its_own_start() {
        Examples last = three.view(1, 3).view(1, 2);

        assertThat(last.count()).isEqualTo(1);
        assertThat(last.input(0, 1)).isEqualTo(6);
        assertThat(last.doubles().rows()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({"-1,2", "2,4", "2,1"})
    void a_view_must_lie_inside(int from, int to) {
        assertThatThrownBy(() -> three.view(from, to))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There are no examples " + from + " to " + to + ": the examples are 0 to 3.");
    }

    @Test
    void a_view_needs_an_example() {
        assertThatThrownBy(() -> three.view(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A view needs at least one example, but is from 1 to 1.");
    }

    @Test
    void an_index_outside_is_refused() {
        assertThatThrownBy(() -> three.input(3, 0)).hasMessage("There is no example 3: the examples are 0 to 2.");
        assertThatThrownBy(() -> three.view(0, 1).target(1, 0)).hasMessageContaining("There is no example 1");
        assertThatThrownBy(() -> three.input(0, 2)).hasMessage("There is no input 2: the inputs are 0 to 1.");
        assertThatThrownBy(() -> three.target(0, -1)).hasMessage("There is no target -1: the targets are 0 to 0.");
    }

    @Test
    void a_split_deals_each_example_to_one_part() {
        Examples numbered = numbered(100);
        Split split = numbered.split(0.7, 5);
        double[] all = IntStream.concat(
                        IntStream.of(split.train().doubles().rows()),
                        IntStream.of(split.test().doubles().rows()))
                .mapToDouble(row -> row)
                .sorted()
                .toArray();

        assertThat(split.train().count()).isEqualTo(70);
        assertThat(split.test().count()).isEqualTo(30);
        assertThat(all).isEqualTo(IntStream.range(0, 100).asDoubleStream().toArray());
        assertThat(split.train().input(69, 0)).isEqualTo(split.train().target(69, 0));
        assertThat(split.train().doubles().inputs()).isSameAs(numbered.doubles().inputs());
    }

    @Test
    void a_split_follows_from_its_seed() {
        int[] one = numbered(20).split(0.5, 1).train().doubles().rows();

        assertThat(numbered(20).split(0.5, 1).train().doubles().rows()).isEqualTo(one);
        assertThat(numbered(20).split(0.5, 2).train().doubles().rows()).isNotEqualTo(one);
        assertThat(one).isNotEqualTo(IntStream.range(0, 10).toArray());
    }

    @Test
    void a_view_of_a_split_and_a_split_of_a_view_name_the_right_rows() {
        Examples part = numbered(20).view(10, 20).split(0.5, 1).train();
        Examples view = part.view(2, 4);

        assertThat(IntStream.of(part.doubles().rows())).allMatch(row -> row >= 10);
        assertThat(view.input(0, 0)).isEqualTo(part.input(2, 0));
        assertThat(view.doubles().rows())
                .containsExactly(part.doubles().rows()[2], part.doubles().rows()[3]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void a_split_needs_a_fraction_between_0_and_1(double fraction) {
        assertThatThrownBy(() -> three.split(fraction, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fraction must be above 0 and below 1, but is " + fraction + ".");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.9})
    void a_split_leaves_no_part_empty(double fraction) {
        assertThatThrownBy(() -> three.split(fraction, 0))
                .hasMessageStartingWith("A fraction of " + fraction + " of 3 examples leaves one part empty.");
    }

    @Test
    void the_other_precision_is_a_converted_copy_of_just_these_examples() {
        ExampleRows<float[]> floats = three.view(1, 3).floats();
        Examples inFloat = Examples.of(new float[] {0.1f, 2}, new float[] {3, 4}, 1, 1);

        assertThat(floats.inputs()).containsExactly(3, 4, 5, 6);
        assertThat(floats.targets()).containsExactly(20, 30);
        assertThat(floats.rows()).containsExactly(0, 1);
        assertThat(inFloat.doubles().inputs()).containsExactly((double) 0.1f, 2);
        assertThat(inFloat.doubles().targets()).containsExactly(3, 4);
        assertThat(inFloat.doubles().rows()).containsExactly(0, 1);
    }

    @Test
    void a_double_too_large_for_float_is_refused_by_place() {
        Examples huge = Examples.of(new double[] {1, 2, 3, 1e300}, new double[] {1, 2}, 2, 1);

        assertThatThrownBy(huge::floats)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs holds 1.0E300 in example 1, column 1 (from 0), which is too large for a network"
                        + " that computes in float.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_number_that_is_not_finite_is_refused_by_place(double bad) {
        double[] good = {1, 2, 3, 4};

        assertThatThrownBy(() -> Examples.of(new double[] {1, 2, 3, bad}, good, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs holds " + bad + " in row 1, column 1 (from 0), but every number must be finite.");
        assertThatThrownBy(() -> Examples.of(new float[] {1, 2}, new float[] {1, 1, (float) bad, 1}, 1, 2))
                .hasMessageStartingWith("targets holds " + bad + " in row 1, column 0");
        assertThatThrownBy(() -> Examples.of(new double[][] {{bad}}, new double[][] {{1}}))
                .hasMessageStartingWith("inputs holds " + bad + " in row 0, column 0");
    }

    @Test
    void ragged_and_empty_data_is_refused_by_place() {
        double[][] one = {{1}};
        double[][] none = {};

        assertThatThrownBy(() -> Examples.of(new double[][] {{1, 2}, {3}}, new double[][] {{1}, {2}}))
                .hasMessage("inputs has 1 numbers in row 1, but 2 in row 0 (from 0); all rows must be of one length.");
        assertThatThrownBy(() -> Examples.of(one, new double[][] {{1}, {2}}))
                .hasMessage("inputs has 1 rows and targets has 2, but each example needs one row of both.");
        assertThatThrownBy(() -> Examples.of(none, none)).hasMessageStartingWith("inputs is empty");
        assertThatThrownBy(() -> Examples.of(one, none)).hasMessageStartingWith("targets is empty");
        assertThatThrownBy(() -> Examples.of(new double[][] {{}}, one)).hasMessageStartingWith("inputs has no number");
        assertThatThrownBy(() -> Examples.of(new float[0], new float[0], 2, 1))
                .hasMessageStartingWith("inputs is empty");
        assertThatThrownBy(() -> Examples.of(new double[3], new double[3], 2, 1))
                .hasMessage("inputs has 3 numbers, which is no whole number of rows of 2.");
        assertThatThrownBy(() -> Examples.of(new double[3], new double[3], 0, 1))
                .hasMessage("inputs per example must be at least 1, but is 0.");
    }

    @Test
    void widths_must_be_those_of_the_network() {
        assertThatThrownBy(
                        () -> three.checkFits(Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(3, Activation.TANH))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The examples have 2 inputs and 1 targets each, but Net has 2 inputs and 3 outputs.");
        three.checkFits(Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(1, Activation.TANH)));
    }

    /** Examples whose input and target is their number. */
    private static Examples numbered(int count) {
        double[] numbers = IntStream.range(0, count).asDoubleStream().toArray();
        return Examples.of(numbers, numbers, 1, 1);
    }

    /** Frameworks call what they find, also where a method is written in a class that nobody sees. */
    @Test
    void can_be_called_by_reflection_from_anywhere() {
        for (Method method : Examples.class.getMethods()) {
            if (method.getDeclaringClass() != Object.class) {
                assertThat(method.getDeclaringClass()).as(method.getName()).isEqualTo(Examples.class);
            }
        }
    }
}
