package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are written and read the same wherever the user lives, also where numbers have digits of their own. */
class LocaleTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "de-DE", "tr-TR"})
    void numbers_are_read_and_written_with_points(String language) throws IOException {
        Examples examples = Examples.of(new double[] {0.5, 1234.25}, new double[] {1, -2.5}, 1, 1);
        Path undisturbed = write("undisturbed.rows", examples);
        Locale.setDefault(Locale.forLanguageTag(language));
        Path csv = Files.writeString(folder.resolve("x.csv"), "x,kind\n0.5,INDIGO\n1234.25,apple\n");

        Path rows = write("examples.rows", examples);

        assertThat(rows).hasSameBinaryContentAs(undisturbed);
        assertThat(RowFile.doubles(rows, 1, 1).examples(1, 1).doubles().inputs())
                .containsExactly(1234.25);
        CsvData read = Csv.file(csv).classes("kind").read();
        assertThat(read.examples().input(1, 0)).isEqualTo(1234.25);
        assertThat(read.targetNames()).containsExactlyInAnyOrder("INDIGO", "apple");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR"})
    void messages_have_plain_digits(String language) throws IOException {
        Path file = Files.write(folder.resolve("x-idx3-ubyte"), new byte[] {0, 0, 9, 0, 1, 2, 3, 4});
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).codePoints())
                        .noneMatch(c -> Character.isDigit(c) && c > '9'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "my-MM", "ne-NP", "en-US"})
    void the_line_of_a_wrong_quote_is_named(String language) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "x,kind\n1,a\n2,\"b\n3,c\n");
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThatThrownBy(() -> Csv.file(file).classes("kind").read())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ", line 3: a cell of this row begins with a quote that is never closed");
    }

    private Path write(String name, Examples examples) {
        Path file = folder.resolve(name);
        try (RowWriter writer = RowWriter.doubles(file, 1, 1)) {
            writer.write(examples);
        }
        return file;
    }
}
