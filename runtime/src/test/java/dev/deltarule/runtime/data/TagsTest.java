package dev.deltarule.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names, weights and row numbers stay with examples. */
class TagsTest {
    /** Example k has the input k, the class k % 2, the weight k + 0.5 and the row number k. */
    private final Examples examples = numbered(12);

    @Test
    void names_weights_and_row_numbers_go_wherever_examples_go() {
        List<Examples> derived = new ArrayList<>();
        derived.add(examples);
        derived.add(examples.view(3, 9));
        derived.add(examples.select(7, 7, 2));
        derived.add(examples.shuffled(1));
        derived.add(examples.shuffled(1).view(2, 8).shuffled(3));
        both(examples.split(0.5, 2), derived);
        both(examples.stratifiedSplit(0.5, 2), derived);
        examples.kFold(3, 4).forEach(split -> both(split, derived));
        examples.stratifiedKFold(3, 4).forEach(split -> both(split, derived));
        Scaler scaler = Scaler.of(Map.of("offset", new double[] {0}, "scale", new double[] {1}));
        List.copyOf(derived).forEach(each -> derived.add(scaler.transform(each)));
        derived.add(scaler.transform(
                scaler.transform(examples.shuffled(5)).shuffled(6).view(1, 7)));

        for (Examples each : derived) {
            assertThat(each.inputNames()).containsExactly("x");
            assertThat(each.targetNames()).containsExactly("even", "odd");
            assertThat(each.hasWeights()).isTrue();
            assertThat(each.originalCount()).isEqualTo(12);
            for (int k = 0; k < each.count(); k++) {
                assertThat(each.rowNumber(k)).isEqualTo((int) each.input(k, 0));
                assertThat(each.weight(k)).isEqualTo(each.input(k, 0) + 0.5);
            }
        }
    }

    @Test
    void float_examples_keep_them_when_scaled() {
        Examples floats = Examples.of(new float[] {1, 2, 3}, new float[] {0, 1, 0}, 1, 1)
                .withNames(List.of("x"), List.of("y"))
                .withWeights(3, 4, 5)
                .select(2, 0);
        Examples scaled = StandardScaler.fit(floats).transform(floats);

        assertThat(scaled.inputNames()).containsExactly("x");
        assertThat(scaled.targetNames()).containsExactly("y");
        assertThat(scaled.weight(0)).isEqualTo(5);
        assertThat(scaled.rowNumber(1)).isEqualTo(0);
    }

    @Test
    void examples_made_of_arrays_have_no_names_and_weigh_1() {
        Examples plain = Examples.of(new double[] {1, 2}, new double[] {0, 1}, 1, 1);

        assertThat(plain.inputNames()).isEmpty();
        assertThat(plain.targetNames()).isEmpty();
        assertThat(plain.hasWeights()).isFalse();
        assertThat(plain.weight(1)).isEqualTo(1);
        assertThat(examples.withoutNames().inputNames()).isEmpty();
        assertThat(examples.withoutNames().targetNames()).isEmpty();
        assertThat(examples.withoutNames().weight(2)).isEqualTo(2.5);
        assertThatThrownBy(() -> plain.weight(2)).hasMessageContaining("There is no example 2");
        assertThatThrownBy(() -> plain.rowNumber(-1)).hasMessageContaining("There is no example -1");
    }

    @Test
    void names_and_weights_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> examples.withNames(List.of("a", "b"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There must be one name per input, 1, or none, but there are 2: \"a\", \"b\".");
        assertThatThrownBy(() -> examples.withNames(List.of(), List.of("same", "same")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two targets have the name \"same\". Give each its own.");
        List<String> many =
                IntStream.range(0, 5000).mapToObj(k -> "n".repeat(500) + k).toList();
        assertThatThrownBy(() -> examples.withNames(many, List.of()))
                .hasMessageContaining("and 4992 more")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
        assertThatThrownBy(() -> examples.withWeights(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must have one weight per example, 12, but has 2.");
        assertThatThrownBy(() -> examples.view(0, 2).withWeights(1, Double.NaN))
                .hasMessage("weights must be at least 0 and finite, but that of example 1 is NaN.");
    }

    private static void both(Split split, List<Examples> into) {
        into.add(split.train());
        into.add(split.test());
    }

    private static Examples numbered(int count) {
        double[] inputs = IntStream.range(0, count).asDoubleStream().toArray();
        int[] labels = IntStream.range(0, count).map(k -> k % 2).toArray();
        return Examples.of(inputs, OneHot.doubles(labels, 2), 1, 2)
                .withNames(List.of("x"), List.of("even", "odd"))
                .withWeights(IntStream.range(0, count).mapToDouble(k -> k + 0.5).toArray());
    }
}
