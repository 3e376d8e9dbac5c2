package dev.deltarule.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.support.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationMetricsTest {
    private static final double[] NOTHING = {};

    /** The example in scikit-learn's documentation of top_k_accuracy_score. */
    private final int[] labels = {0, 1, 2, 2};

    private final double[] scores = {0.5, 0.2, 0.2, 0.3, 0.4, 0.2, 0.2, 0.4, 0.3, 0.7, 0.2, 0.1};

    /** The example in scikit-learn's documentation of accuracy_score. */
    @Test
    void accuracy_is_what_scikit_learn_shows() {
        assertThat(ClassificationMetrics.accuracy(new int[] {0, 1, 2, 3}, new int[] {0, 2, 1, 3}))
                .isEqualTo(0.5);
    }

    @Test
    void top_k_accuracy_is_what_scikit_learn_shows() {
        assertThat(ClassificationMetrics.topKAccuracy(labels, scores, 3, 2)).isEqualTo(0.75);
        assertThat(ClassificationMetrics.topKAccuracy(labels, scores, 3, 1)).isEqualTo(0.5);
        assertThat(ClassificationMetrics.topKAccuracy(labels, scores, 3, 3)).isEqualTo(1);
    }

    @Test
    void of_equal_scores_the_lower_class_comes_first() {
        double[] equal = {0.5, 0.5, 0.5, 0.5};

        assertThat(ClassificationMetrics.topKAccuracy(new int[] {0, 1}, equal, 2, 1))
                .isEqualTo(0.5);
    }

    /** The example in scikit-learn's user guide and documentation of roc_auc_score until version 0.22. */
    @Test
    void the_area_under_the_curve_is_what_scikit_learn_shows() {
        assertThat(ClassificationMetrics.rocAuc(new int[] {0, 0, 1, 1}, new double[] {0.1, 0.4, 0.35, 0.8}))
                .isEqualTo(0.75);
    }

    /** Two of six pairs are tied and count half, three are in order: (3 + 2 / 2) / 6. */
    @Test
    void tied_scores_count_half() {
        assertThat(ClassificationMetrics.rocAuc(new int[] {0, 1, 0, 1, 0}, new double[] {1, 1, 0, 2, 2}))
                .isCloseTo((3 + 2 / 2.0) / 6, within(1e-15));
        assertThat(ClassificationMetrics.rocAuc(new int[] {0, 1, 1}, new double[] {0.0, -0.0, 0.0}))
                .isEqualTo(0.5);
    }

    @Test
    void perfect_and_reversed_scores_have_the_areas_1_and_0() {
        assertThat(ClassificationMetrics.rocAuc(new int[] {0, 1}, new double[] {-1, 7}))
                .isEqualTo(1);
        assertThat(ClassificationMetrics.rocAuc(new int[] {1, 0}, new double[] {-1, 7}))
                .isZero();
    }

    @Test
    void without_both_classes_there_is_no_area() {
        assertThat(ClassificationMetrics.rocAuc(new int[] {1, 1}, new double[] {0, 1}))
                .isNaN();
        assertThat(ClassificationMetrics.rocAuc(new int[] {1, 1}, new double[] {0, 1, 1, 0}, 2))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void the_mean_area_is_that_of_counting_all_pairs(int classes) {
        SplitMix64 random = new SplitMix64(classes);
        int[] drawn = new int[300];
        double[] table = new double[300 * classes];
        for (int k = 0; k < 300; k++) {
            drawn[k] = random.nextInt(classes);
            for (int c = 0; c < classes; c++) {
                // Few different scores, so that many are tied.
                table[k * classes + c] = random.nextInt(12) / 4.0 + (drawn[k] == c ? 0.5 : 0);
            }
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += areaByPairs(drawn, table, classes, c);
        }

        assertThat(ClassificationMetrics.rocAuc(drawn, table, classes)).isCloseTo(sum / classes, within(1e-12));
    }

    @Test
    void a_class_that_never_occurs_does_not_count_for_the_mean_area() {
        double[] table = {0.9, 0.1, 0.5, 0.2, 0.8, 0.5};

        assertThat(ClassificationMetrics.rocAuc(new int[] {0, 1}, table, 3)).isEqualTo(1);
    }

    /** The example in scikit-learn's documentation of log_loss: 0.21616. */
    @Test
    void log_loss_is_what_scikit_learn_shows() {
        int[] spam = {1, 0, 0, 1};
        double[] probabilities = {.1, .9, .9, .1, .8, .2, .35, .65};

        assertThat(ClassificationMetrics.logLoss(spam, probabilities, 2)).isCloseTo(0.21616, within(5e-6));
        assertThat(ClassificationMetrics.logLoss(spam, new double[] {.9, .1, .2, .65}))
                .isCloseTo(0.21616, within(5e-6));
    }

    @Test
    void a_wrong_certainty_costs_much_but_not_all() {
        double worst = 52 * Math.log(2);

        assertThat(ClassificationMetrics.logLoss(new int[] {1}, new double[] {0}))
                .isCloseTo(worst, within(1e-12));
        assertThat(ClassificationMetrics.logLoss(new int[] {0}, new double[] {0, 1}, 2))
                .isCloseTo(worst, within(1e-12));
        assertThat(ClassificationMetrics.logLoss(new int[] {1}, new double[] {1}))
                .isZero();
    }

    @Test
    void what_does_not_belong_together_is_refused() {
        assertThatThrownBy(() -> ClassificationMetrics.topKAccuracy(labels, scores, 3, 4))
                .hasMessage("k must be 1 to 3, but is 4.");
        assertThatThrownBy(() -> ClassificationMetrics.topKAccuracy(labels, scores, 4, 1))
                .hasMessage("There are 4 labels and 12 scores, but each label needs 4 scores.");
        assertThatThrownBy(() -> ClassificationMetrics.rocAuc(new int[] {0, 2}, new double[2]))
                .hasMessage("Label 1 (from 0) is 2, but labels must be 0 to 1.");
        assertThatThrownBy(() -> ClassificationMetrics.rocAuc(new int[] {0, 1}, new double[] {0, Double.NaN}))
                .hasMessageContaining("score of example 1");
        assertThatThrownBy(() -> ClassificationMetrics.logLoss(new int[] {1}, new double[] {-0.5}))
                .hasMessageContaining("has the probability -0.5");
        assertThatThrownBy(() -> ClassificationMetrics.logLoss(new int[0], NOTHING))
                .hasMessageContaining("at least one example");
    }

    private static double areaByPairs(int[] labels, double[] table, int classes, int positive) {
        double won = 0;
        int pairs = 0;
        for (int p = 0; p < labels.length; p++) {
            for (int n = 0; n < labels.length; n++) {
                if (labels[p] == positive && labels[n] != positive) {
                    double difference = table[p * classes + positive] - table[n * classes + positive];
                    won += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }
}
