package dev.deltarule.runtime.data;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.Topologies;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetDomainTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BINARY_CROSS_ENTROPY | 1,0,1 | 1",
                "BINARY_CROSS_ENTROPY | 0.3,0.05,1 | 1",
                "BINARY_CROSS_ENTROPY | 1,1,0,0,0,0 | 3",
                "CROSS_ENTROPY        | 0,1,0,1,0,0 | 3",
                "CROSS_ENTROPY        | 0.7,0.2,0.1,0.333,0.333,0.334 | 3",
                "POISSON              | 0,7,2.5 | 1",
                "HINGE                | -1,1,1 | 1",
                "HINGE                | -1,1,-1,1,1,1 | 3",
                "SQUARED_ERROR        | -7,255,0.1 | 1",
            })
    void targets_within_the_domain_are_taken(Loss loss, String targets, int width) {
        assertThatCode(() -> examples(targets, width).checkFits(net(loss, width)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BINARY_CROSS_ENTROPY | 1,2,1     | 1 | 2.0",
                "BINARY_CROSS_ENTROPY | 0,-1,1    | 1 | -1.0",
                "BINARY_CROSS_ENTROPY | 0,255,0   | 1 | 255.0",
                "BINARY_CROSS_ENTROPY | 0,1.001,1 | 1 | 1.001",
                "POISSON              | 3,-0.5,2  | 1 | -0.5",
                "HINGE                | 1,0,1     | 1 | 0.0",
                "HINGE                | 1,0.9,-1  | 1 | 0.9",
            })
    void each_target_beyond_it_is_refused_by_name(Loss loss, String targets, int width, String named) {
        assertThatThrownBy(() -> examples(targets, width).checkFits(net(loss, width)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Example 1 has the target " + named
                        + " as its target 0 (from 0), but the targets" + " of " + loss + ", the loss of Net, are ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1,0   | Example 1 (from 0) has the targets {1.0, 1.0, 0.0}, whose sum is 2.0,",
                "0,0,0   | Example 1 (from 0) has the targets {0.0, 0.0, 0.0}, whose sum is 0.0,",
                "1,-1,-1 | Example 1 has the target -1.0 as its target 1 (from 0),",
                "0.5,0.4,0 | Example 1 (from 0) has the targets {0.5, 0.4, 0.0}, whose sum is 0.9,",
            })
    void a_cross_entropy_wants_distributions(String row, String message) {
        assertThatThrownBy(() -> examples("0,1,0," + row, 3).checkFits(net(Loss.CROSS_ENTROPY, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining(
                        "are probabilities of the classes: none is negative, and those of an example sum to 1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BINARY_CROSS_ENTROPY | 1,2,2       | 1 | t -> t == 2.0 ? 1 : 0)",
                "BINARY_CROSS_ENTROPY | -1,1        | 1 | t -> t == 1.0 ? 1 : 0)",
                "BINARY_CROSS_ENTROPY | 0,1,-1      | 1 | t -> t == 1 ? 1 : 0)",
                "BINARY_CROSS_ENTROPY | 0,34,255,7  | 2 | t -> t / 255)",
                "BINARY_CROSS_ENTROPY | 0,1,2,3     | 1 | OneHot",
                "BINARY_CROSS_ENTROPY | 0.5,1.5,2   | 1 | SQUARED_ERROR",
                "HINGE                | 0,1,1       | 1 | t -> t == 1.0 ? 1 : -1)",
                "HINGE                | 0,1,-1      | 1 | t -> t == 1 ? 1 : -1)",
                "HINGE                | 0,0.5,1     | 1 | Write 1 for yes and -1 for no",
                "POISSON              | 0,-3        | 1 | SQUARED_ERROR",
                "CROSS_ENTROPY        | 1,-1,-1,1   | 2 | t -> t == 1 ? 1 : 0)",
                "CROSS_ENTROPY        | 1,0,1,1     | 2 | BINARY_CROSS_ENTROPY",
                "CROSS_ENTROPY        | 1,0,0,0     | 2 | Leave examples of no class out",
                "CROSS_ENTROPY        | 20,60,0,1   | 2 | Divide the targets of each example by their sum",
                "CROSS_ENTROPY        | 0.5,-2,3,1  | 2 | SQUARED_ERROR",
            })
    void the_message_says_what_to_do_about_these_targets(Loss loss, String targets, int width, String remedy) {
        assertThatThrownBy(() -> examples(targets, width).checkFits(net(loss, width)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(remedy);
    }

    @Test
    void an_example_that_was_elsewhere_is_named_by_its_row_too() {
        assertThatThrownBy(() -> examples("0,1,7", 1).select(0, 2, 1).checkFits(net(Loss.BINARY_CROSS_ENTROPY, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Example 1, row 2 of those read or made, has the target 7.0 as its target 0");
    }

    @Test
    void a_long_row_is_shortened() {
        double[] targets = new double[1000];
        targets[5] = 1;
        targets[700] = 1;

        assertThatThrownBy(
                        () -> Examples.of(new double[] {1}, targets, 1, 1000).checkFits(net(Loss.CROSS_ENTROPY, 1000)))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(500));
    }

    /** A thousand shares that were divided by their sum in float. */
    @Test
    void shares_may_be_rounded_to_floats() {
        float[] targets = new float[1000];
        Arrays.fill(targets, 1 / 1000f);

        assertThatCode(() -> Examples.of(new float[] {1}, targets, 1, 1000).checkFits(net(Loss.CROSS_ENTROPY, 1000)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void what_the_message_says_helps(Loss loss) {
        Examples wrong = examples("0,255,0", 1);
        Examples recoded = wrong.mapTargets(t -> t == 255.0 ? 1 : loss == Loss.HINGE ? -1 : 0);
        if (loss != Loss.CROSS_ENTROPY) {
            assertThatCode(() -> recoded.checkFits(net(loss, 1))).doesNotThrowAnyException();
        }
        assertThat(wrong.target(1, 0)).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void targets_are_mapped_where_they_are_examples_and_in_their_precision(boolean inFloat) {
        Examples all = inFloat
                ? Examples.of(new float[] {1, 2, 3}, new float[] {0, 1, 0.1f}, 1, 1)
                : Examples.of(new double[] {1, 2, 3}, new double[] {0, 1, 0.1f}, 1, 1);
        Examples mapped = all.select(2, 0, 2).mapTargets(t -> 2 * t - 1);

        assertThat(mapped.count()).isEqualTo(3);
        assertThat(mapped.inFloat()).isEqualTo(inFloat);
        assertThat(mapped.input(0, 0)).isEqualTo(3);
        assertThat(mapped.target(0, 0)).isEqualTo(inFloat ? 2 * 0.1f - 1 : 2.0 * 0.1f - 1);
        assertThat(mapped.target(1, 0)).isEqualTo(-1);
        assertThat(mapped.target(2, 0)).isEqualTo(mapped.target(0, 0));
        assertThat(all.target(1, 0)).isEqualTo(1);
    }

    @Test
    void a_function_that_gives_no_number_is_refused() {
        Examples examples = examples("4,-1", 1);

        assertThatThrownBy(() -> examples.mapTargets(Math::sqrt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The function makes NaN of -1.0, which targets holds in example 1, column 0 (from 0), but every"
                                + " number must be finite.");
        assertThatThrownBy(
                        () -> Examples.of(new float[1], new float[] {2}, 1, 1).mapTargets(t -> t * 1e300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but every number must be finite in float.");
    }

    private static Examples examples(String targets, int width) {
        double[] numbers = Arrays.stream(targets.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return Examples.of(new double[numbers.length / width], numbers, 1, width);
    }

    private static Topology net(Loss loss, int width) {
        return Topologies.of("Net", 1, loss, layer(width, Activation.SIGMOID));
    }
}
