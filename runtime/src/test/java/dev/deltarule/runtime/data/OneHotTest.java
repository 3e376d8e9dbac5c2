package dev.deltarule.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneHotTest {
    private enum Colour {
        RED,
        GREEN,
        BLUE
    }

    @Test
    void a_label_is_1_at_its_class_and_0_elsewhere() {
        assertThat(OneHot.floats(new int[] {2, 0}, 3)).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(OneHot.doubles(new int[] {1}, 2)).containsExactly(0, 1);
    }

    @Test
    void constants_of_an_enum_are_classes_in_their_order() {
        List<Colour> labels = List.of(Colour.BLUE, Colour.RED);

        assertThat(OneHot.floats(labels, Colour.class)).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(OneHot.doubles(labels, Colour.class)).containsExactly(0, 0, 1, 1, 0, 0);
    }

    @Test
    void a_label_outside_is_refused_with_its_place() {
        assertThatThrownBy(() -> OneHot.floats(new int[] {0, 3}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Label 1 (from 0) is 3, but labels must be 0 to 2.");
        assertThatThrownBy(() -> OneHot.doubles(new int[] {0}, 1)).hasMessage("classes must be at least 2, but is 1.");
    }

    @Test
    void more_targets_than_an_array_holds_are_refused() {
        int[] labels = new int[1 << 16];

        assertThatThrownBy(() -> OneHot.floats(labels, 1 << 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("65536 labels of 32768 classes are more targets than one array holds. Are these really"
                        + " classes?");
        assertThatThrownBy(() -> OneHot.doubles(labels, 1 << 15)).isInstanceOf(IllegalArgumentException.class);
        double[][] rows = new double[1 << 12][];
        Arrays.fill(rows, new double[1 << 19]);
        assertThatThrownBy(() -> Examples.of(rows, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs has 4096 rows of 524288 numbers, more than one array holds.");
    }
}
