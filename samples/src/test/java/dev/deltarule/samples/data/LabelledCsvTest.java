package dev.deltarule.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledCsvTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void rows_are_read_and_empty_lines_skipped() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "1.5, 2,a\n\n-3,4e1,b\n\n");

        assertThat(LabelledCsv.read(file, 2))
                .containsExactly(new LabelledRow(List.of(1.5f, 2f), "a"), new LabelledRow(List.of(-3f, 40f), "b"));
    }

    @Test
    void a_row_of_another_width_is_refused_with_its_line() throws IOException {
        assertRefused("1,2,a\n1,b\n", "t.csv, line 2: expected 2 numbers and a label, but there are 2 cells.");
    }

    @Test
    void what_is_no_number_is_refused_with_line_and_column() throws IOException {
        assertRefused("1,2,a\n1,x,b\n", "t.csv, line 2, column 2: expected a number, but there is \"x\".");
    }

    @Test
    void a_number_that_is_not_finite_is_refused() throws IOException {
        assertRefused("NaN,2,a\n", "t.csv, line 1, column 1: expected a finite number, but there is \"NaN\".");
    }

    @Test
    void a_file_without_rows_is_refused() throws IOException {
        assertRefused("\n", "t.csv has no rows.");
    }

    private void assertRefused(String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        assertThatThrownBy(() -> LabelledCsv.read(file, 2))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(reason);
    }
}
