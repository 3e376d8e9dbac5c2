package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the first line of a CSV file names its columns. */
class CsvFirstLineTest {
    private static final String IRIS = """
        5.1,3.5,Iris-setosa
        7.0,3.2,Iris-versicolor
        """;

    private static final String YEARS = """
        1999,2000,2001
        0.5,1.5,2.5
        """;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("t.csv");
    }

    @Test
    void an_example_in_the_place_of_names_is_not_lost_without_a_word() throws IOException {
        assertThatThrownBy(() -> csv(IRIS).classes(2).read())
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + ", line 1: expected the names of the columns, but this looks like an example: \"5.1\","
                                + " \"3.5\", \"Iris-setosa\". Say .noHeader() if it is one, or .header() if these are"
                                + " names.");
        assertThat(csv(IRIS).noHeader().classes(2).read().examples().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,2,3\n4,5,6\n", "?,2,3\n4,5,6\n", "\n1,,3\n\n4,5,6\n", "NA,2,x\n1,2,y\n", "1e3,-2,3\n4,5,6\n"})
    void a_line_with_numbers_where_the_next_has_numbers_is_no_header(String text) throws IOException {
        assertThatThrownBy(() -> csv(text).inputs(0).targets(1).read())
                .hasMessageContaining("looks like an example")
                .hasMessageContaining(".noHeader()");
    }

    @Test
    void the_line_is_that_of_the_file() throws IOException {
        assertThatThrownBy(() -> csv("\n\n1,2\n3,4\n").targets(1).read())
                .hasMessageContaining(", line 3: expected the names");
    }

    @Test
    void years_are_names_where_that_is_said() throws IOException {
        assertThatThrownBy(() -> csv(YEARS).targets("2001").read())
                .hasMessageContaining("or .header() if these are names");

        CsvData data = csv(YEARS).header().targets("2001").read();

        assertThat(data.inputNames()).containsExactly("1999", "2000");
        assertThat(data.examples().count()).isEqualTo(1);
    }

    @Test
    void a_column_chosen_by_a_word_shows_that_the_line_names_columns() throws IOException {
        CsvData data = csv("1999,2000,kind\n1,2,a\n3,4,b\n").classes("kind").read();

        assertThat(data.inputNames()).containsExactly("1999", "2000");
        assertThat(data.examples().count()).isEqualTo(2);
    }

    @Test
    void names_among_numbers_are_names() throws IOException {
        assertThat(csv("id,1999,2000\n7,1,2\n").targets(2).read().examples().count())
                .isEqualTo(1);
        assertThat(csv(",x,y\n0,1,2\n").inputs(1).targets(2).read().inputNames())
                .containsExactly("x");
    }

    @Test
    void names_taken_for_a_row_are_refused_with_the_remedy() throws IOException {
        assertThatThrownBy(() -> csv("x,y\n1,2\n").noHeader().targets(1).read())
                .hasMessage(
                        file + ", line 1, column 1: expected a number, but there is \"x\". If the first line names the"
                                + " columns, leave .noHeader() out.");
        assertThatThrownBy(() -> csv("1,2\nx,2\n").noHeader().targets(1).read())
                .hasMessage(file + ", line 2, column 1: expected a number, but there is \"x\".");
    }

    @Test
    void a_single_line_of_numbers_may_be_an_example() throws IOException {
        assertThatThrownBy(() -> csv("1,2\n").targets(1).read())
                .hasMessage(
                        file + " has no rows. Its only line is taken for names; say .noHeader() if it is an example.");
        assertThatThrownBy(() -> csv("x,y\n").targets(1).read()).hasMessage(file + " has no rows.");
        assertThatThrownBy(() -> csv("").targets(1).read()).hasMessage(file + " has no rows.");
    }

    private Csv csv(String text) throws IOException {
        Files.writeString(file, text);
        return Csv.file(file);
    }
}
