package dev.deltarule.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    /** The example in scikit-learn's documentation of precision_score, recall_score and f1_score. */
    private final ConfusionMatrix published =
            ConfusionMatrix.of(new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1}, 3);

    /** Three classes worked by hand: rows 4 1 0, 2 3 0, 0 0 5. */
    private final ConfusionMatrix worked = worked();

    /** The example in scikit-learn's documentation of confusion_matrix. */
    @Test
    void counts_are_those_that_scikit_learn_shows() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2}, 3);

        int[][] expected = {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}};
        for (int actual = 0; actual < 3; actual++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                assertThat(matrix.count(actual, predicted)).isEqualTo(expected[actual][predicted]);
            }
        }
        assertThat(matrix.count()).isEqualTo(6);
        assertThat(matrix.correct()).isEqualTo(4);
        assertThat(matrix.support(2)).isEqualTo(3);
        assertThat(matrix.predicted(0)).isEqualTo(3);
    }

    @Test
    void precision_is_what_scikit_learn_shows_and_0_for_a_class_never_recognised() {
        assertThat(published.precision(0)).isEqualTo(2.0 / 3);
        assertThat(published.precision(1)).isZero();
        assertThat(published.precision(2)).isZero();
        assertThat(published.precision(Average.MACRO)).isCloseTo(0.22, within(0.005));
        assertThat(published.precision(Average.MICRO)).isCloseTo(0.33, within(0.005));
        assertThat(published.precision(Average.WEIGHTED)).isCloseTo(0.22, within(0.005));
    }

    @Test
    void recall_and_f1_are_what_scikit_learn_shows() {
        assertThat(published.recall(0)).isEqualTo(1);
        assertThat(published.recall(Average.MACRO)).isCloseTo(0.33, within(0.005));
        assertThat(published.recall(Average.MICRO)).isCloseTo(0.33, within(0.005));
        assertThat(published.f1(0)).isCloseTo(0.8, within(1e-15));
        assertThat(published.f1(Average.MACRO)).isCloseTo(0.267, within(0.0005));
        assertThat(published.f1(Average.WEIGHTED)).isCloseTo(0.267, within(0.0005));
    }

    @Test
    void figures_are_those_worked_by_hand() {
        assertThat(worked.accuracy()).isEqualTo(12.0 / 15);
        assertThat(worked.precision(0)).isEqualTo(4.0 / 6);
        assertThat(worked.recall(0)).isEqualTo(4.0 / 5);
        assertThat(worked.f1(1)).isCloseTo(2 * (3.0 / 4) * (3.0 / 5) / (3.0 / 4 + 3.0 / 5), within(1e-15));
        assertThat(worked.precision(Average.MACRO)).isCloseTo((4.0 / 6 + 3.0 / 4 + 1) / 3, within(1e-15));
        assertThat(worked.recall(Average.MICRO)).isEqualTo(12.0 / 15);
        assertThat(worked.f1(Average.WEIGHTED)).isCloseTo((8.0 / 11 + 6.0 / 9 + 1) / 3, within(1e-15));
    }

    @Test
    void a_weight_is_how_often_a_class_occurs() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 1}, 2);

        assertThat(matrix.precision(Average.WEIGHTED)).isCloseTo((3 * 1.0 + 1 * 0.5) / 4, within(1e-15));
        assertThat(matrix.recall(Average.WEIGHTED)).isCloseTo((3 * (2.0 / 3) + 1 * 1.0) / 4, within(1e-15));
    }

    @Test
    void a_class_that_neither_occurs_nor_is_predicted_is_0_and_left_out_of_the_macro_average() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1}, 3);

        assertThat(matrix.precision(2)).isZero();
        assertThat(matrix.recall(2)).isZero();
        assertThat(matrix.f1(2)).isZero();
        assertThat(matrix.f1(Average.MACRO)).isEqualTo(1);
    }

    @Test
    void without_examples_there_is_no_share() {
        ConfusionMatrix empty = new ConfusionMatrix(2);

        assertThat(empty.accuracy()).isNaN();
        for (Average average : Average.values()) {
            assertThat(empty.precision(average)).isNaN();
        }
    }

    @Test
    void matrices_of_the_same_classes_add_up() {
        ConfusionMatrix sum = worked();
        sum.add(worked);

        assertThat(sum.count()).isEqualTo(30);
        assertThat(sum.count(1, 0)).isEqualTo(4);
        assertThatThrownBy(() -> sum.add(worked.named(List.of("a", "b", "c"))))
                .hasMessage("The classes are [0, 1, 2], but those of the other matrix are [a, b, c].");
    }

    @Test
    void the_text_is_aligned_with_dots_for_zeros() {
        assertThat(worked.named(List.of("cat", "dog", "mouse")).toString().lines())
                .containsExactly(
                        "true \\ predicted  cat  dog  mouse",
                        "---------------------------------",
                        "cat                 4    1      .",
                        "dog                 2    3      .",
                        "mouse               .    .      5");
    }

    @Test
    void many_classes_fit_80_columns() {
        int[] labels = IntStream.range(0, 5000).map(k -> k % 60).toArray();

        assertThat(ConfusionMatrix.of(labels, labels, 60).toString().lines())
                .hasSizeGreaterThan(120)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void the_report_has_a_row_per_class_and_average() {
        assertThat(worked.report().lines())
                .containsExactly(
                        "class             precision  recall     F1  examples",
                        "----------------------------------------------------",
                        "0                     0.667   0.800  0.727         5",
                        "1                     0.750   0.600  0.667         5",
                        "2                     1.000   1.000  1.000         5",
                        "macro average         0.806   0.800  0.798        15",
                        "micro average         0.800   0.800  0.800        15",
                        "weighted average      0.806   0.800  0.798        15");
    }

    @Test
    void what_is_no_class_is_refused() {
        assertThatThrownBy(() -> worked.add(0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There is no class 3: the classes are 0 to 2.");
        assertThatThrownBy(() -> worked.precision(-1)).hasMessageContaining("There is no class -1");
        assertThatThrownBy(() -> new ConfusionMatrix(0)).hasMessageContaining("at least one class");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[2], new int[1], 2))
                .hasMessageStartingWith("actual has 2 elements, but predicted has 1");
    }

    private static ConfusionMatrix worked() {
        int[][] counts = {{4, 1, 0}, {2, 3, 0}, {0, 0, 5}};
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        for (int actual = 0; actual < 3; actual++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                for (int n = 0; n < counts[actual][predicted]; n++) {
                    matrix.add(actual, predicted);
                }
            }
        }
        return matrix;
    }
}
