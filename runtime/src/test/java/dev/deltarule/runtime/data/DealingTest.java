package dev.deltarule.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealingTest {
    /** Example k has the input k; the classes 0, 1 and 2 have 50, 30 and 7 members. */
    private final Examples unbalanced = labelled(50, 30, 7);

    @Test
    void a_shuffle_has_every_example_once_in_an_order_that_the_seed_decides() {
        Examples shuffled = unbalanced.shuffled(4);

        assertThat(inputs(shuffled))
                .isNotEqualTo(inputs(unbalanced))
                .containsExactlyInAnyOrderElementsOf(inputs(unbalanced));
        assertThat(inputs(unbalanced.shuffled(4))).isEqualTo(inputs(shuffled));
        assertThat(inputs(unbalanced.shuffled(5))).isNotEqualTo(inputs(shuffled));
    }

    @Test
    void a_selection_names_places_in_any_order_and_copies_no_data() {
        Examples selected = unbalanced.shuffled(1).select(5, 0, 5);

        assertThat(inputs(selected))
                .containsExactly(
                        unbalanced.shuffled(1).input(5, 0),
                        unbalanced.shuffled(1).input(0, 0),
                        unbalanced.shuffled(1).input(5, 0));
        assertThat(selected.doubles().inputs()).isSameAs(unbalanced.doubles().inputs());
        assertThatThrownBy(() -> unbalanced.select()).hasMessageContaining("at least one example");
        assertThatThrownBy(() -> unbalanced.select(0, 87)).hasMessageContaining("There is no example 87");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 2.0 / 3, 0.75, 0.9})
    void a_stratified_split_keeps_the_share_of_each_class_to_within_one(double fraction) {
        Split split = unbalanced.stratifiedSplit(fraction, 3);

        assertThat(split.train().count()).isEqualTo((int) Math.round(fraction * 87));
        int[] sizes = {50, 30, 7};
        for (int c = 0; c < 3; c++) {
            assertThat(Math.abs(members(split.train(), c) - fraction * sizes[c]))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(together(split)).containsExactlyInAnyOrderElementsOf(inputs(unbalanced));
    }

    @Test
    void a_stratified_split_is_decided_by_its_seed_and_mixes_the_classes() {
        Split split = unbalanced.stratifiedSplit(0.5, 3);

        assertThat(inputs(unbalanced.stratifiedSplit(0.5, 3).train())).isEqualTo(inputs(split.train()));
        assertThat(inputs(unbalanced.stratifiedSplit(0.5, 4).train())).isNotEqualTo(inputs(split.train()));
        List<Integer> labels =
                IntStream.range(0, 40).map(split.train()::label).boxed().toList();
        assertThat(labels).isNotEqualTo(labels.stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.5", "NaN"})
    void a_fraction_outside_is_refused(double fraction) {
        assertThatThrownBy(() -> unbalanced.stratifiedSplit(fraction, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fraction must be above 0 and below 1, but is " + fraction + ".");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 87})
    void every_example_is_in_the_test_part_of_exactly_one_fold(int k) {
        for (List<Split> folds : List.of(unbalanced.kFold(k, 1), unbalanced.stratifiedKFold(k, 1))) {
            assertThat(folds).hasSize(k);
            List<Double> tested = new ArrayList<>();
            for (Split fold : folds) {
                assertThat(fold.test().count()).isBetween(87 / k, (87 + k - 1) / k);
                assertThat(together(fold)).containsExactlyInAnyOrderElementsOf(inputs(unbalanced));
                tested.addAll(inputs(fold.test()));
            }
            assertThat(tested).containsExactlyInAnyOrderElementsOf(inputs(unbalanced));
        }
    }

    @Test
    void stratified_folds_share_out_each_class_evenly() {
        for (Split fold : unbalanced.stratifiedKFold(4, 9)) {
            assertThat(members(fold.test(), 0)).isBetween(12, 13);
            assertThat(members(fold.test(), 1)).isBetween(7, 8);
            assertThat(members(fold.test(), 2)).isBetween(1, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, 88})
    void too_few_or_too_many_folds_are_refused(int k) {
        assertThatThrownBy(() -> unbalanced.kFold(k, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 2 and at most the number of examples, 87, but is " + k + ".");
    }

    @Test
    void a_single_target_of_both_conventions_says_one_of_two_classes() {
        Examples examples = Examples.of(new double[4], new double[] {0, 1, -1, 1}, 1, 1);

        assertThat(examples.classes()).isEqualTo(2);
        assertThat(IntStream.range(0, 4).map(examples::label)).containsExactly(0, 1, 0, 1);
        assertThat(examples.hasClasses()).isTrue();
    }

    @Test
    void a_number_to_predict_is_no_class() {
        Examples prices = Examples.of(new double[2], new double[] {1, 2.5}, 1, 1);

        assertThat(prices.hasClasses()).isFalse();
        assertThatThrownBy(() -> prices.stratifiedKFold(2, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Example 1 has the target 2.5, which is no class");
    }

    @Test
    void the_largest_of_several_targets_is_the_class_but_only_one_hot_rows_say_nothing_else() {
        Examples soft = Examples.of(new double[2], new double[] {0.1, 0.9, 0.5, 0.5}, 1, 2);
        Examples twice = Examples.of(new double[1], new double[] {1, 1}, 1, 2);
        Examples signed = Examples.of(new double[1], new double[] {-1, 1}, 1, 2);

        assertThat(soft.label(0)).isEqualTo(1);
        assertThat(soft.label(1)).isZero();
        assertThat(soft.hasClasses()).isFalse();
        assertThat(twice.hasClasses()).isFalse();
        assertThat(signed.hasClasses()).isTrue();
    }

    @Test
    void labels_that_go_together_are_not_dealt_out_by_class() {
        Examples several = Examples.of(new double[3], new double[] {1, 0, 0, 1, 1, 0, 1, 0, 0}, 1, 3);
        Examples none = Examples.of(new double[3], new double[] {1, 0, 0, 0, 0, 1}, 1, 2);
        Examples numbers = Examples.of(new double[2], new double[] {3.5, 0, 7, 1}, 1, 2);

        assertThatThrownBy(() -> several.stratifiedSplit(0.5, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "Example 1 is of no single class: more than one of its targets says yes, such as 0"
                                + " and 1.");
        assertThatThrownBy(() -> none.stratifiedKFold(2, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Example 1 is of no single class: none of its targets says yes.");
        assertThatThrownBy(() -> numbers.stratifiedKFold(2, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Example 0 has the targets {3.5, 0.0}, which are numbers and say no class");
    }

    @Test
    void targets_say_classes_labels_shares_or_numbers() {
        assertThat(coding(2, 0, 1, 1, 0)).isEqualTo(TargetCoding.CLASSES);
        assertThat(coding(2, 0.1, 0.9, 0.9, 0.1)).isEqualTo(TargetCoding.CLASSES);
        assertThat(coding(2, 0.1, 0.9, 0.8, 0.1)).isEqualTo(TargetCoding.NUMBERS);
        assertThat(coding(2, 0, 0, 1, 0)).isEqualTo(TargetCoding.LABELS);
        assertThat(coding(2, 0.3, 0.7, 1, 0)).isEqualTo(TargetCoding.SHARES);
        assertThat(coding(1, -1, 1)).isEqualTo(TargetCoding.CLASSES);
        assertThat(coding(1, 0.5, 1)).isEqualTo(TargetCoding.NUMBERS);
    }

    private static TargetCoding coding(int width, double... targets) {
        return Examples.of(new double[targets.length / width], targets, 1, width)
                .targetCoding();
    }

    private static Examples labelled(int... sizes) {
        int[] labels = IntStream.range(0, sizes.length)
                .flatMap(c -> IntStream.generate(() -> c).limit(sizes[c]))
                .toArray();
        double[] inputs = IntStream.range(0, labels.length).asDoubleStream().toArray();
        return Examples.of(inputs, OneHot.doubles(labels, sizes.length), 1, sizes.length);
    }

    private static List<Double> inputs(Examples examples) {
        return IntStream.range(0, examples.count())
                .mapToObj(k -> examples.input(k, 0))
                .toList();
    }

    private static List<Double> together(Split split) {
        List<Double> both = new ArrayList<>(inputs(split.train()));
        both.addAll(inputs(split.test()));
        return both;
    }

    private static int members(Examples examples, int label) {
        return (int) IntStream.range(0, examples.count())
                .filter(k -> examples.label(k) == label)
                .count();
    }
}
