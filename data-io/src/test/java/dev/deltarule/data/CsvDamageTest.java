package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files that are damaged, in another encoding, or unusually wide or long. */
class CsvDamageTest {
    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("t.csv");
    }

    @Test
    void a_byte_order_mark_before_a_quoted_name_is_no_part_of_it() throws IOException {
        CsvData data = csv("\uFEFF\"a\",y\n1,2\n").inputs("a").targets("y").read();

        assertThat(data.inputNames()).containsExactly("a");
        assertThat(csv("\uFEFF\"a,b\",y\n1,2\n").targets("y").read().inputNames())
                .containsExactly("a,b");
        assertThat(csv("\uFEFF1,2\n").noHeader().targets(1).read().examples().input(0, 0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, UTF-16", "x-UTF-16LE-BOM, UTF-16", "X-UTF-32LE-BOM, UTF-32", "X-UTF-32BE-BOM, UTF-32"})
    void another_encoding_is_named(String charset, String name) throws IOException {
        Files.writeString(file, "a,y\n1,2\n", Charset.forName(charset));

        assertThatThrownBy(() -> Csv.file(file).targets("y").read())
                .isInstanceOf(DataException.class)
                .hasMessage(file + " begins with the byte order mark of " + name
                        + ", but text in UTF-8 is expected. Save it in that encoding.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void bytes_of_0_are_no_text(String charset) throws IOException {
        Files.writeString(file, "a,y\n1,2\n", Charset.forName(charset));
        assertRefused(Csv.file(file).targets("y"), ", line 1: expected text, but there is a byte of 0.");

        assertRefused(csv("a,y\n1,b\n2,c\0\n").classes("y"), ", line 3: expected text, but there is a byte of 0.");
    }

    @Test
    void a_quote_that_never_closes_does_not_swallow_the_rest() throws IOException {
        assertRefused(
                csv("x,kind\n1,a\n2,\"b\n3,a\n4,c\n").classes("kind"),
                ", line 3: a cell of this row begins with a quote that is never closed");
        assertRefused(csv("\"x,kind\n1,a\n2,b\n").classes("kind"), ", line 1: a cell of this row begins with a quote");
        assertRefused(csv("x,kind\n1, \"b\n3,a\n").classes("kind"), ", line 2: a cell of this row begins with a quote");
        assertRefused(csv("x,kind\n1,a\n2,\"").classes("kind"), ", line 3: a cell of this row begins with a quote");
    }

    @Test
    void a_quote_that_closes_too_late_does_not_swallow_rows() throws IOException {
        assertRefused(
                csv("x,kind\n1,\"a\n2,b\n3,\"c\"\n").classes("kind"),
                ", line 2: in this row text follows the quote that closes a cell.");
        assertRefused(
                csv("x,kind\n1,\"a\n2,b\n3,c\"\n4,d\n").classes("kind"),
                ", line 2, column 2 (kind): expected a label, but there is one of several lines, \"a?2,b?3,c\".");
        // Text that is no label may have lines.
        assertThat(csv("x,text,y\n1,\"a\nb\",2\n")
                        .inputs("x")
                        .targets("y")
                        .read()
                        .examples()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void spaces_around_quotes_do_not_count() throws IOException {
        CsvData data = csv("x, \"kind\"\n1, \"a,b\" \n2,c\n3,\"a,b\"\n")
                .classes("kind")
                .read();

        assertThat(data.targetNames()).containsExactlyInAnyOrder("a,b", "c");
    }

    @Test
    void a_separator_at_the_end_of_lines_is_named() throws IOException {
        assertRefused(
                csv("x,y\n1,2,\n").targets("y"),
                ", line 2: expected 2 cells, as in the first line, but there are 3. The last is empty: remove the"
                        + " separator");
        assertThat(csv("x,y,\n1,2,\n").inputs("x").targets("y").read().inputNames())
                .containsExactly("x");
        assertRefused(
                csv("x,y,\n1,2,\n").targets("y"), ", line 2, column 3: expected a number, but the cell is empty.");
    }

    @Test
    void another_separator_is_named() throws IOException {
        assertRefused(
                csv("x;y\n1;2\n").targets("y"),
                " has no column \"y\": its first line names \"x;y\". If cells are separated by ';', say so with");
        assertRefused(csv("1\t2\n").noHeader().targets(1), " has no column 1 (from 0): its first line has 1 cells. If");
        assertThatThrownBy(() -> Csv.file(file).separator('"')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messages_stay_short_however_long_the_cells_and_however_many_the_columns() throws IOException {
        String names = IntStream.range(0, 5000).mapToObj(i -> "gene_" + i).collect(Collectors.joining(","));
        String huge = "x".repeat(5_000_000);

        assertShort(csv(names + "\n1\n").targets("y"));
        assertShort(csv(names + "\n1\n").targets("gene_7"));
        assertShort(csv("a,y\n" + huge + ",1\n").targets("y"));
        assertShort(csv("a,y\n1,2\n").targets(huge));
        assertShort(csv(huge + "," + huge + "\n1,2\n").targets(huge));
        assertShort(csv("a," + huge + "\nb,2\n").targets(1));
        assertShort(csv("1," + huge + "\n2,b\n").classes(1));
        assertShort(csv("a,y\n1," + huge + "\n2," + huge + "\n").classes("y"));
    }

    @Test
    void a_table_may_be_wide() throws IOException {
        int width = 30_000;
        String names = IntStream.range(0, width).mapToObj(i -> "g" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, width).mapToObj(String::valueOf).collect(Collectors.joining(","));

        CsvData data = csv(names + "\n" + row + "\n").targets("g7").read();

        assertThat(data.inputNames()).hasSize(width - 1);
        assertThat(data.examples().input(0, width - 2)).isEqualTo(width - 1);
    }

    @Test
    void cells_beyond_count_and_length_are_refused() throws IOException {
        assertRefused(
                csv(",".repeat(CsvText.MOST_CELLS)).noHeader().targets(1),
                ", line 1: this row has more than " + CsvText.MOST_CELLS + " cells");
        assertRefused(
                csv("a,y\n1,2\n\"" + "x".repeat(CsvText.LONGEST_CELL + 1) + "\",1\n")
                        .targets("y"),
                ", line 3: a cell of this row has more than " + CsvText.LONGEST_CELL + " characters.");
    }

    @Test
    void a_folder_or_nothing_in_the_place_of_a_file_is_named() throws IOException {
        assertRefused(Csv.file(file).targets("y"), " cannot be read: there is no such file.");
        Files.createDirectory(file);
        assertRefused(Csv.file(file).targets("y"), " cannot be read: Is a directory.");
    }

    @Test
    void a_binary_file_is_refused() throws IOException {
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        assertRefused(Csv.file(file).targets("y"), " is no text in UTF-8.");
        Files.write(file, "PK\3\4\24\0\0\0".getBytes(StandardCharsets.UTF_8));
        assertRefused(Csv.file(file).targets("y"), ", line 1: expected text, but there is a byte of 0.");
    }

    private Csv csv(String text) throws IOException {
        Files.writeString(file, text);
        return Csv.file(file);
    }

    private void assertRefused(Csv csv, String reason) {
        assertThatThrownBy(csv::read).isInstanceOf(DataException.class).hasMessageStartingWith(file + reason);
    }

    private void assertShort(Csv csv) {
        assertThatThrownBy(csv::read)
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                        .hasSizeLessThan(file.toString().length() + 500));
    }
}
