package dev.deltarule.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CopyTest {
    private final Examples doubles = Examples.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {10, 20, 30}, 2, 1);
    private final Examples floats = Examples.of(new float[] {1, 2, 3, 4, 5, 6}, new float[] {10, 20, 30}, 2, 1);

    @Test
    void rows_are_copied_in_the_order_of_the_examples_whatever_the_precisions() {
        for (Examples examples : new Examples[] {doubles.select(2, 0, 1), floats.select(2, 0, 1)}) {
            float[] narrow = new float[5];
            double[] wide = new double[5];
            examples.copyInputs(0, 2, narrow, 1);
            examples.copyInputs(0, 2, wide, 1);
            assertThat(narrow).containsExactly(0, 5, 6, 1, 2);
            assertThat(wide).containsExactly(0, 5, 6, 1, 2);

            examples.copyTargets(1, 3, narrow, 0);
            examples.copyTargets(1, 3, wide, 0);
            assertThat(narrow).startsWith(10, 20);
            assertThat(wide).startsWith(10, 20);
        }
    }

    @Test
    void examples_or_places_that_are_not_there_are_refused() {
        assertThatThrownBy(() -> doubles.copyInputs(1, 4, new double[9], 0))
                .hasMessage("There are no examples 1 to 4: the examples are 0 to 3.");
        assertThatThrownBy(() -> floats.copyInputs(1, 3, new double[4], 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("into has 4 elements, but 2 rows of 2 from index 1 on are needed.");
    }

    @Test
    void what_no_float_can_hold_is_named() {
        Examples large = Examples.of(new double[] {1, 2, 3, 1e60}, new double[] {1, 2}, 2, 1);

        assertThatThrownBy(() -> large.copyInputs(0, 2, new float[4], 0))
                .hasMessageStartingWith("inputs holds 1.0E60 in example 1, column 1 (from 0), which is too large");
    }
}
