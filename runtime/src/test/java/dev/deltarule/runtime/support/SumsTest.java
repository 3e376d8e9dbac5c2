package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SumsTest {
    @Test
    void a_mean_is_finite_whenever_the_numbers_are() {
        assertThat(Sums.mean(new double[] {1e308, 1.5e308, 1e308, 1.5e308})).isEqualTo(1.25e308);
        assertThat(Sums.mean(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE}))
                .isZero();
        assertThat(Sums.mean(new double[] {3 * Double.MIN_VALUE, Double.MIN_VALUE}))
                .isEqualTo(2 * Double.MIN_VALUE);
        double[] largest = new double[1001];
        Arrays.fill(largest, Double.MAX_VALUE);
        assertThat(Sums.mean(largest)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void what_a_sum_rounds_away_is_not_lost() {
        assertThat(Sums.mean(new double[] {1, 1e100, 1, -1e100})).isEqualTo(0.5);
    }

    @Test
    void numbers_that_are_not_finite_show_in_the_mean() {
        assertThat(Sums.mean(new double[] {1, Double.POSITIVE_INFINITY})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Sums.mean(new double[] {1, Double.NaN})).isNaN();
        assertThat(Sums.meanSquare(new double[] {1, Double.NEGATIVE_INFINITY})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Sums.meanSquare(new double[] {1, Double.NaN})).isNaN();
    }

    @Test
    void a_mean_square_does_not_overflow_on_the_way() {
        assertThat(Sums.meanSquare(new double[] {0x1p511, 0x1p511, 0x1p511, 0x1p511}))
                .isEqualTo(0x1p1022);
        assertThat(Sums.meanSquare(new double[] {3, 4})).isEqualTo(12.5);
    }
}
