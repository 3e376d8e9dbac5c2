package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    @ParameterizedTest
    @CsvSource({"6,0,2,3", "7,1,2,3", "0,0,0,3", "5,5,0,3"})
    void accepts_rows_that_lie_inside_the_array(int length, int at, int count, int width) {
        assertThatCode(() -> Rows.check("in", length, at, count, width)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"5,0,2,3", "6,1,2,3", "6,-1,1,3", "6,7,0,3", "6,0,2147483647,3", "6,2147483647,2,3"})
    void refuses_rows_that_do_not(int length, int at, int count, int width) {
        assertThatThrownBy(() -> Rows.check("in", length, at, count, width))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("in must hold " + count + " x " + width + " numbers from index " + at
                        + " on, but its length is " + length + ".");
    }

    @Test
    void refuses_a_negative_count() {
        assertThatThrownBy(() -> Rows.check("in", 6, 0, -1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("count must be at least 0, but is -1.");
    }

    @Test
    void a_step_needs_an_example() {
        assertThatThrownBy(() -> Rows.atLeastOne(0)).hasMessage("count must be at least 1, but is 0.");
        assertThatCode(() -> Rows.atLeastOne(1)).doesNotThrowAnyException();
    }

    @Test
    void a_gradient_needs_an_entry_per_parameter() {
        assertThatThrownBy(() -> Rows.checkGradient(3, 4))
                .hasMessage("gradient must have 4 entries, one per parameter, but has 3.");
        assertThatCode(() -> Rows.checkGradient(4, 4)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void an_error_must_be_finite(double error) {
        assertThatThrownBy(() -> Rows.checkFinite(error))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("The loss is " + error + ", so no step was taken");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3.5, Double.MAX_VALUE})
    void a_finite_error_passes(double error) {
        assertThatCode(() -> Rows.checkFinite(error)).doesNotThrowAnyException();
    }
}
