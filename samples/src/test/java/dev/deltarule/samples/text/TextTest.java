package dev.deltarule.samples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void a_table_aligns_names_left_and_numbers_right() {
        Table table = new Table("name", "n").row("a", "12,345").row("longer", "1");

        assertThat(table.lines())
                .containsExactly(
                        "name         n", //
                        "--------------",
                        "a       12,345",
                        "longer       1");
    }

    @Test
    void a_row_of_another_width_is_refused() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).hasMessage("A row needs 2 cells, but has 1.");
    }

    @Test
    void a_bar_is_filled_by_its_share_and_never_beyond() {
        assertThat(Text.bar(0.25, 8)).isEqualTo("##......");
        assertThat(Text.bar(-1, 4)).isEqualTo("....");
        assertThat(Text.bar(7, 4)).isEqualTo("####");
    }

    @Test
    void a_curve_falls_from_the_top_left_to_the_bottom_right() {
        List<String> lines = Curve.draw(new double[] {4, 2, 1, 0}, 60, 5, "epoch");

        assertThat(lines)
                .containsExactly(
                        "    4.0000 |*", //
                        "           |",
                        "    2.0000 | *",
                        "           |  *",
                        "    0.0000 |   *",
                        "           +----",
                        "            1 epoch 4");
    }

    @Test
    void a_confusion_matrix_counts_by_true_and_predicted_class() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog"));
        matrix.add(0, 0);
        matrix.add(0, 1);
        matrix.add(1, 1);
        matrix.add(1, 1);

        assertThat(matrix.accuracy()).isEqualTo(0.75);
        assertThat(matrix.lines())
                .containsExactly(
                        "true \\ predicted  cat  dog",
                        "--------------------------",
                        "cat                 1    1",
                        "dog                 .    2");
    }
}
