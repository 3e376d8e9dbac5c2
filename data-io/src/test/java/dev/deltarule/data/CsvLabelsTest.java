package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which labels of a file are which classes. */
class CsvLabelsTest {
    enum Fruit {
        PEAR,
        BLOOD_ORANGE,
        APPLE
    }

    @TempDir
    private Path folder;

    @Test
    void classes_are_sorted_and_do_not_depend_on_the_order_of_the_rows() throws IOException {
        CsvData data = labels("pear", "apple", "zebra", "Fig").read();
        CsvData turned = labels("Fig", "zebra", "apple", "pear").read();

        assertThat(data.targetNames())
                .containsExactly("Fig", "apple", "pear", "zebra")
                .isEqualTo(turned.targetNames());
        assertThat(classes(data)).containsExactly(2, 1, 3, 0);
        assertThat(classes(turned)).containsExactly(0, 3, 1, 2);
    }

    @Test
    void numbers_are_sorted_by_value_and_those_of_one_value_are_one_class() throws IOException {
        CsvData data = labels("10", "9", "-1", "9.0", "1e1", "+9", "09", "0.5").read();

        assertThat(data.targetNames()).containsExactly("-1", "0.5", "9", "10");
        assertThat(classes(data)).containsExactly(3, 2, 0, 2, 3, 2, 2, 1);
        assertThat(labels("9.0", "9", "10").read().targetNames())
                .isEqualTo(labels("10", "9", "9.0").read().targetNames());
        assertThat(labels("10", "9", "x").read().targetNames()).containsExactly("10", "9", "x");
        assertThat(labels("90071992547409921", "90071992547409922").read().targetNames())
                .hasSize(2);
    }

    @Test
    void true_false_yes_and_no_are_the_same_in_any_case() throws IOException {
        assertThat(classes(labels("True", "false", "TRUE", "true", "False").read()))
                .containsExactly(1, 0, 1, 1, 0);
        assertThat(labels("Yes", "NO", "yes", "no").read().targetNames()).containsExactly("NO", "Yes");
    }

    @Test
    void other_labels_that_differ_only_in_case_are_refused_with_both() {
        assertThatThrownBy(() -> labels("pear", "apple", "Pear").read())
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("data.csv")
                        + ", line 4, column 2 (y): the label \"Pear\" differs only in case or spaces from"
                        + " \"pear\" (" + folder.resolve("data.csv")
                        + ", line 2, column 2 (y)). Write both alike, or name"
                        + " them if two classes are meant: classes(column, List.of(...)).");
    }

    @ParameterizedTest
    @CsvSource({"red fig,red  fig", "pear,pe\u00ADar", "red fig,red\u00A0fig", "p\u00E4r,pa\u0308r"})
    void so_are_labels_that_only_differ_in_what_nobody_sees(String one, String other) {
        assertThatThrownBy(() -> labels(one, "apple", other).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 4, column 2 (y): the label ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "NA", "N/A", "NaN", "nan", "null", "NULL", "n/a", "<NA>", "None"})
    void what_says_that_none_is_known_is_no_class_unless_it_is_named(String missing) throws IOException {
        assertThatThrownBy(() -> labels("pear", missing, "apple").read())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.resolve("data.csv") + ", line 3, column 2 (y): expected a label, but ")
                .hasMessageContaining("name all labels if it is one");
        assertThatThrownBy(() ->
                        file("pear", missing, "apple").classes("y", Fruit.class).read())
                .hasMessageContaining("line 3, column 2 (y): expected a label, but ");
        assertThat(classes(file("pear", missing)
                        .classes("y", List.of(missing, "pear"))
                        .read()))
                .containsExactly(1, 0);
    }

    @Test
    void too_many_different_labels_are_refused_early() throws IOException {
        String[] identifiers =
                IntStream.range(0, 20_000).mapToObj(k -> "id" + k).toArray(String[]::new);
        String[] numbers = IntStream.range(0, 20_000).mapToObj(k -> k + ".5").toArray(String[]::new);

        assertThatThrownBy(() -> labels(identifiers).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 1002, column 2 (y): this is the 1,001. different label, after \"id0\", ")
                .hasMessageContaining("names or identifiers: choose another column, or if these are classes, allow more"
                        + " with .mostClasses(...).")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
        assertThatThrownBy(() -> labels(numbers).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("numbers: predict them with .targets(...)");
        assertThat(labels("a", "b", "c").mostClasses(3).read().targetNames()).hasSize(3);
        assertThatThrownBy(() -> labels("a", "b", "c").mostClasses(2).read())
                .hasMessageContaining("line 4, column 2 (y): this is the 3. different label");
        assertThatThrownBy(() -> labels("a").mostClasses(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mostClasses must be at least 2, but is 1.");
    }

    @Test
    void targets_that_have_no_room_are_refused_with_their_number() throws IOException {
        String[] identifiers =
                IntStream.range(0, 50_000).mapToObj(k -> "id" + k).toArray(String[]::new);

        assertThatThrownBy(() -> labels(identifiers).mostClasses(50_000).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "50,000 rows of 50,000 classes are 2,500,000,000 targets, one per row and class, which"
                                + " takes 20,000 MB");
    }

    @Test
    void the_order_given_wins_and_values_are_compared_as_ever() throws IOException {
        CsvData data =
                file("2.0", "1", "02").classes("y", List.of("2", "1", "0")).read();

        assertThat(data.targetNames()).containsExactly("2", "1", "0");
        assertThat(classes(data)).containsExactly(0, 1, 0);
        assertThat(classes(file("a", "A").classes("y", List.of("A", "a")).read()))
                .containsExactly(1, 0);
        List<String> labels =
                IntStream.range(0, 5000).mapToObj(k -> "label" + k).toList();
        assertThatThrownBy(() -> file("x").classes("y", labels).read())
                .hasMessageContaining("and 4992 more, but there is \"x\".");
    }

    @Test
    void an_enum_gives_the_order_and_a_file_may_spell_its_constants_otherwise() throws IOException {
        CsvData data = file("apple", "Blood Orange", "pear", "blood-orange", "BLOOD_ORANGE", "APPLE")
                .classes("y", Fruit.class)
                .read();

        assertThat(data.targetNames()).containsExactly("PEAR", "BLOOD_ORANGE", "APPLE");
        assertThat(data.examples().targetNames()).isEqualTo(data.targetNames());
        assertThat(classes(data)).containsExactly(2, 1, 0, 1, 1, 2);
        assertThat(classes(file("apple", "apple").classes("y", Fruit.class).read()))
                .containsExactly(2, 2);
        assertThatThrownBy(() -> file("pear", "plum").classes("y", Fruit.class).read())
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        ", line 3, column 2 (y): expected one of the labels PEAR, BLOOD_ORANGE, APPLE, but there"
                                + " is \"plum\".");
    }

    @Test
    void the_numbers_of_all_constants_mean_these() throws IOException {
        assertThat(classes(file("2", "0", "1.0").classes("y", Fruit.class).read()))
                .containsExactly(2, 0, 1);
        // These may count from 1.
        assertThatThrownBy(() -> file("1", "2").classes("y", Fruit.class).read())
                .hasMessageContaining("line 2, column 2 (y): expected one of the labels PEAR");
        assertThatThrownBy(() -> file("1", "2", "3").classes("y", Fruit.class).read())
                .hasMessageContaining("line 4, column 2 (y): expected one of the labels PEAR");
        assertThatThrownBy(() ->
                        file("0", "pear", "1", "2").classes("y", Fruit.class).read())
                .hasMessageContaining("line 2, column 2 (y): expected one of the labels PEAR");
    }

    @Test
    void other_spellings_can_be_given_and_the_classes_have_the_names_of_the_constants() throws IOException {
        CsvData data = file("f-apple", "f-pear")
                .classes("y", Fruit.class, fruit -> "f-" + fruit.name().toLowerCase(Locale.ROOT))
                .read();

        assertThat(data.targetNames()).containsExactly("PEAR", "BLOOD_ORANGE", "APPLE");
        assertThat(classes(data)).containsExactly(2, 0);
    }

    @Test
    void examples_have_the_names_of_columns_and_classes() throws IOException {
        Examples named = labels("b", "a").read().examples();
        assertThat(named.inputNames()).containsExactly("x");
        assertThat(named.targetNames()).containsExactly("a", "b");
        Path file = folder.resolve("numbers.csv");
        Files.writeString(file, "1,2,b\n3,4,a\n");
        Examples headless = Csv.file(file).noHeader().classes(2).read().examples();
        assertThat(headless.inputNames()).isEmpty();
        assertThat(headless.targetNames()).containsExactly("a", "b");
        Files.writeString(file, "x,y,z\n1,2,3\n");
        assertThat(Csv.file(file).targets("z", "x").read().examples().targetNames())
                .containsExactly("z", "x");
        Files.writeString(file, "1,2,3\n");
        assertThat(Csv.file(file).noHeader().targets(2).read().examples().targetNames())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1.00", "1e2,100", "-0,0", "TRUE,True"})
    void one_class_in_two_spellings_is_one_class(String one, String other) {
        assertThatThrownBy(() -> labels(one, other).read())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected at least 2 classes, but every row has the label ");
    }

    private Csv labels(String... labels) throws IOException {
        return file(labels).classes("y");
    }

    private Csv file(String... labels) throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(
                file,
                IntStream.range(0, labels.length)
                        .mapToObj(k -> k + "," + labels[k] + "\n")
                        .collect(Collectors.joining("", "x,y\n", "")));
        return Csv.file(file);
    }

    private static int[] classes(CsvData data) {
        Examples examples = data.examples();
        return IntStream.range(0, examples.count()).map(examples::label).toArray();
    }
}
