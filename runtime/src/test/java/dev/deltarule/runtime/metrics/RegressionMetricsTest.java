package dev.deltarule.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published values are those of scikit-learn's documentation of the functions of the same names. */
class RegressionMetricsTest {
    private final double[] targets = {3, -0.5, 2, 7};
    private final double[] predicted = {2.5, 0.0, 2, 8};
    private final double[] twoTargets = {0.5, 1, -1, 1, 7, -6};
    private final double[] twoPredicted = {0, 2, -1, 2, 8, -5};

    @Test
    void mean_squared_error_is_what_scikit_learn_shows() {
        assertThat(RegressionMetrics.meanSquaredError(targets, predicted)).isEqualTo(0.375);
        assertThat(RegressionMetrics.meanSquaredError(twoTargets, twoPredicted)).isCloseTo(0.708, within(5e-4));
    }

    @Test
    void mean_absolute_error_is_what_scikit_learn_shows() {
        assertThat(RegressionMetrics.meanAbsoluteError(targets, predicted)).isEqualTo(0.5);
        assertThat(RegressionMetrics.meanAbsoluteError(twoTargets, twoPredicted))
                .isEqualTo(0.75);
    }

    @Test
    void r2_is_what_scikit_learn_shows() {
        assertThat(RegressionMetrics.r2(targets, predicted)).isCloseTo(0.948, within(1e-3));
        assertThat(RegressionMetrics.r2(twoTargets, twoPredicted, 2)).isCloseTo((0.965 + 0.908) / 2, within(1e-3));
        assertThat(RegressionMetrics.r2(new double[] {1, 2, 3}, new double[] {1, 2, 3}))
                .isEqualTo(1);
        assertThat(RegressionMetrics.r2(new double[] {1, 2, 3}, new double[] {2, 2, 2}))
                .isZero();
        assertThat(RegressionMetrics.r2(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isEqualTo(-3);
    }

    @Test
    void r2_of_equal_targets_is_1_or_0_as_scikit_learn_shows() {
        double[] equal = {-2, -2, -2};

        assertThat(RegressionMetrics.r2(equal, equal)).isEqualTo(1);
        assertThat(RegressionMetrics.r2(equal, new double[] {-2, -2, -2 + 1e-8}))
                .isZero();
        // The mean of these differs from each of them by its rounding.
        double[] tenths = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        assertThat(RegressionMetrics.r2(tenths, new double[10])).isZero();
    }

    @Test
    void r2_of_one_example_is_undefined() {
        assertThat(RegressionMetrics.r2(new double[] {1, 2}, new double[] {1, 2}, 2))
                .isNaN();
    }

    @Test
    void targets_that_differ_by_rounding_only_count_as_equal() {
        double[] thirds = {0.1 + 0.2, 0.3, 0.3};

        assertThat(RegressionMetrics.r2(thirds, new double[] {0.3, 0.3, 0.3})).isEqualTo(1);
        assertThat(RegressionMetrics.r2(thirds, new double[] {0.31, 0.31, 0.31}))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-200, 1e-160, 1, 1e160, 1e200, 1e307})
    void the_size_of_the_numbers_does_not_change_r2(double size) {
        double[] large = {3 * size, -size, 2 * size, 7 * size};
        double[] guesses = {2 * size, 0, 2 * size, 8 * size};

        assertThat(RegressionMetrics.r2(large, guesses)).isCloseTo(1 - 3 / 32.75, within(1e-3));
        assertThat(RegressionMetrics.meanAbsoluteError(large, guesses) / size).isCloseTo(0.75, within(1e-3));
    }

    @Test
    void a_sum_that_no_double_holds_does_not_make_the_mean_infinite() {
        double[] zeros = new double[4];
        double[] large = {1.7e308, 1.7e308, 0, 0};

        assertThat(RegressionMetrics.meanAbsoluteError(zeros, large)).isEqualTo(0.85e308);
        assertThat(RegressionMetrics.meanSquaredError(zeros, new double[] {1e154, 1e154, 1e154, 0}))
                .isCloseTo(0.75e308, within(1e294));
        assertThat(RegressionMetrics.meanSquaredError(zeros, large)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void arrays_that_do_not_belong_together_are_refused() {
        assertThatThrownBy(() -> RegressionMetrics.meanSquaredError(targets, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targets has 4 elements, but predicted has 3; they must have one each per example.");
        assertThatThrownBy(() -> RegressionMetrics.r2(targets, predicted, 3))
                .hasMessage("targets has 4 elements, which is no whole number of rows of 3.");
        assertThatThrownBy(() -> RegressionMetrics.meanAbsoluteError(new double[0], new double[0]))
                .hasMessageContaining("at least one example");
    }
}
