package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void names_are_aligned_left_and_numbers_right() {
        TextTable table = new TextTable("name", "n").row("a", "12,345").row("longer", "1");

        assertThat(table.lines())
                .containsExactly(
                        "name         n", //
                        "--------------",
                        "a       12,345",
                        "longer       1");
        assertThat(table).hasToString(String.join("\n", table.lines()) + "\n");
    }

    @Test
    void a_row_of_another_width_is_refused() {
        assertThatThrownBy(() -> new TextTable("a", "b").row("1")).hasMessage("A row needs 2 cells, but has 1.");
        assertThatThrownBy(TextTable::new).hasMessage("A table needs at least one column.");
    }

    @Test
    void what_is_wider_than_80_columns_goes_on_below() {
        List<String> cells = IntStream.range(0, 20).mapToObj(i -> "column" + i).toList();

        List<String> lines = new TextTable(cells).row(cells).lines();

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines.get(0)).startsWith("column0  ").contains("column1");
        assertThat(lines.get(4)).startsWith("column0  ");
        assertThat(lines).filteredOn(String::isEmpty).hasSize(2);
        String all = String.join(" ", lines);
        assertThat(cells)
                .allSatisfy(cell -> assertThat(all).contains(" " + cell).contains(cell));
    }

    @Test
    void a_cell_that_is_too_wide_is_shortened() {
        assertThat(new TextTable("x".repeat(100), "y".repeat(31), "z".repeat(30))
                        .lines()
                        .get(0))
                .isEqualTo("x".repeat(27) + "...  " + "y".repeat(27) + "...");
    }
}
