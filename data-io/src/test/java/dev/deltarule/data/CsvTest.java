package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final String PETS = """
        length,weight,kind
        0.5,4,cat
        1.25,30.5,dog
        6e-1,-1,cat
        """;

    private enum Kind {
        DOG,
        CAT
    }

    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("t.csv");
    }

    @Test
    void columns_are_chosen_by_name_and_labels_become_classes() throws IOException {
        CsvData data = csv(PETS).inputs("weight", "length").classes("kind").read();

        assertThat(inputs(data)).containsExactly(4, 0.5, 30.5, 1.25, -1, 0.6);
        assertThat(targets(data)).containsExactly(1, 0, 0, 1, 1, 0);
        assertThat(data.inputNames()).containsExactly("weight", "length");
        assertThat(data.targetNames()).containsExactly("cat", "dog");
    }

    @Test
    void all_columns_but_the_target_are_inputs_unless_chosen() throws IOException {
        CsvData data = csv("a,y,b\n1,2,3\n4,5,6\n").targets("y").read();

        assertThat(inputs(data)).containsExactly(1, 3, 4, 6);
        assertThat(targets(data)).containsExactly(2, 5);
        assertThat(data.inputNames()).containsExactly("a", "b");
        assertThat(data.targetNames()).containsExactly("y");
    }

    @Test
    void without_a_header_columns_have_numbers() throws IOException {
        CsvData data = csv("1,2,3\n4,5,6\n").noHeader().inputs(2).targets(0, 1).read();

        assertThat(inputs(data)).containsExactly(3, 6);
        assertThat(targets(data)).containsExactly(1, 2, 4, 5);
        assertThat(data.inputNames()).containsExactly("2");
    }

    @Test
    void classes_are_in_the_order_given() throws IOException {
        Examples given =
                csv(PETS).classes("kind", List.of("emu", "dog", "cat")).read().examples();
        Examples byNumber = csv(PETS).classes(2, List.of("dog", "cat")).read().examples();

        assertThat(labels(given)).containsExactly(2, 1, 2);
        assertThat(given.targets()).isEqualTo(3);
        assertThat(labels(byNumber)).containsExactly(1, 0, 1);
    }

    @Test
    void classes_are_those_of_an_enum() throws IOException {
        Examples named = csv(PETS)
                .classes("kind", Kind.class, kind -> kind.name().toLowerCase(Locale.ROOT))
                .read()
                .examples();
        Examples plain =
                csv("1,CAT\n2,DOG\n").noHeader().classes(1, Kind.class).read().examples();

        assertThat(labels(named)).containsExactly(1, 0, 1);
        assertThat(labels(plain)).containsExactly(1, 0);
    }

    @Test
    void the_same_description_reads_the_same_again() throws IOException {
        Csv csv = csv(PETS).classes("kind");

        assertThat(csv.read().targetNames()).isEqualTo(csv.read().targetNames());
    }

    @Test
    void quotes_separators_empty_lines_and_spaces_are_understood() throws IOException {
        CsvData data = csv("\"a;\"\"b\"\"\";y\r\n\r\n 1.5 ;\"2\"\r\n\n")
                .separator(';')
                .targets("y")
                .read();

        assertThat(data.inputNames()).containsExactly("a;\"b\"");
        assertThat(inputs(data)).containsExactly(1.5);
        assertThat(targets(data)).containsExactly(2);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() throws IOException {
        assertThat(csv("\uFEFFa,y\n1,2\n").inputs("a").targets("y").read().inputNames())
                .containsExactly("a");
    }

    @Test
    void a_gzip_file_is_read_directly() throws IOException {
        Files.write(file, MadeIdx.gzip(PETS.getBytes(StandardCharsets.UTF_8)));

        assertThat(Csv.file(file).classes("kind").read().examples().count()).isEqualTo(3);
    }

    @Test
    void many_rows_are_read_in_order() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < 5000; k++) {
            text.append(k).append(',').append(-k).append('\n');
        }
        CsvData data = csv(text.toString()).noHeader().targets(1).read();

        assertThat(inputs(data))
                .isEqualTo(IntStream.range(0, 5000).asDoubleStream().toArray());
        assertThat(data.examples().target(4999, 0)).isEqualTo(-4999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1f", "0x1p3", "1,5\"\"", "--1", "1e", "2 3"})
    void what_is_no_number_is_named_with_file_line_and_column(String cell) throws IOException {
        assertThatThrownBy(() -> csv("length,weight,y\n1,2,3\n4,\"" + cell + "\",6\n")
                        .targets("y")
                        .read())
                .isInstanceOf(DataException.class)
                .hasMessage(file + ", line 3, column 2 (weight): expected a number, but there is \""
                        + cell.replace("\"\"", "\"") + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-Infinity", "1e999"})
    void what_is_no_finite_number_is_refused(String cell) throws IOException {
        assertRefused(
                csv("1," + cell + "\n").noHeader().targets(1),
                ", line 1, column 2: expected a finite number, but there is \"" + cell + "\".");
    }

    @Test
    void an_empty_cell_is_refused() throws IOException {
        assertRefused(
                csv("a,y\n1,2\n,3\n").targets("y"),
                ", line 3, column 1 (a): expected a number, but the cell is empty.");
        assertRefused(
                csv("a,y\n1,2\n1,\n").classes("y"), ", line 3, column 2 (y): expected a label, but the cell is empty.");
    }

    @Test
    void the_line_is_that_of_the_file_whatever_lies_between() throws IOException {
        assertRefused(csv("a,y\n\n\"1\",\"2\"\n\nx,3\n").targets("y"), ", line 5, column 1 (a): expected a number");
    }

    @Test
    void an_unknown_label_is_refused() throws IOException {
        assertRefused(
                csv(PETS).classes("kind", List.of("cat", "emu")),
                ", line 3, column 3 (kind): expected one of the labels cat, emu, but there is \"dog\".");
    }

    @Test
    void a_row_of_another_width_is_refused() throws IOException {
        assertRefused(
                csv("1,2\n1\n").noHeader().targets(1),
                ", line 2: expected 2 cells, as in the first line, but there are 1.");
        assertRefused(
                csv("1,2\n1,2,3\n").noHeader().targets(1),
                ", line 2: expected 2 cells, as in the first line, but there are 3.");
    }

    @Test
    void a_column_that_is_not_there_or_twice_is_refused() throws IOException {
        assertRefused(
                csv(PETS).classes("type"),
                " has no column \"type\": its first line names \"length\", \"weight\", \"kind\".");
        assertRefused(csv(PETS).inputs(3).classes("kind"), " has no column 3 (from 0): its first line has 3 cells.");
        assertRefused(csv("a,a,y\n1,2,3\n").inputs("a").targets("y"), " has two columns \"a\", 1 and 2.");
        assertRefused(csv("y\n3\n").targets("y"), " has no column left for an input");
    }

    @Test
    void a_file_without_rows_or_with_one_class_only_is_refused() throws IOException {
        assertRefused(csv("\n").targets(0), " has no rows.");
        assertRefused(csv("a,y\n").targets("y"), " has no rows.");
        assertRefused(csv("a,y\n1,b\n2,b\n").classes("y"), ": expected at least 2 classes");
    }

    @Test
    void what_is_no_text_or_not_there_is_refused() throws IOException {
        Files.write(file, new byte[] {'a', ',', 'y', '\n', (byte) 0xff, '\n'});
        assertRefused(Csv.file(file).targets("y"), " is no text in UTF-8.");

        Files.delete(file);
        assertRefused(Csv.file(file).targets("y"), " cannot be read");
    }

    @Test
    void a_description_must_say_what_is_to_be_predicted() throws IOException {
        assertThatThrownBy(() -> csv(PETS).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("either .targets(...) with numbers or .classes(...)");
        assertThatThrownBy(() -> csv(PETS).targets("weight").classes("kind").read())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> csv(PETS).classes("kind").classes("weight"))
                .hasMessageContaining("There is a column of classes already");
        assertThatThrownBy(() -> csv(PETS).inputs("kind").classes("kind").read())
                .hasMessageContaining("give the answer away");
        assertThatThrownBy(() -> csv(PETS).noHeader().classes("kind").read())
                .hasMessageContaining(".noHeader() says that there are no names");
        assertThatThrownBy(() -> csv(PETS).inputs(-1)).hasMessage("Columns count from 0, but one is -1.");
        assertThatThrownBy(() -> csv(PETS).classes("kind", List.of("a", "a"))).hasMessageContaining("given twice");
    }

    private Csv csv(String text) throws IOException {
        Files.writeString(file, text);
        return Csv.file(file);
    }

    private void assertRefused(Csv csv, String reason) {
        assertThatThrownBy(csv::read).isInstanceOf(DataException.class).hasMessageStartingWith(file + reason);
    }

    private static double[] inputs(CsvData data) {
        return data.examples().doubles().inputs();
    }

    private static double[] targets(CsvData data) {
        return data.examples().doubles().targets();
    }

    private static int[] labels(Examples examples) {
        return IntStream.range(0, examples.count()).map(examples::label).toArray();
    }
}
