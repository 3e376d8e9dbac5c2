package dev.deltarule.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads examples from a CSV file, as RFC 4180 describes it, in UTF-8 and possibly gzip.
 *
 * <pre>{@code
 * CsvData iris = Csv.file(path)
 *     .inputs("sepal_length", "sepal_width", "petal_length", "petal_width")
 *     .classes("species")
 *     .read();
 * }</pre>
 *
 * <p>Columns are chosen by their names in the first line, or by their numbers, which count from 0. Unless chosen, all columns
 * that are no target are inputs. Empty lines are skipped, and spaces around numbers and labels do not count.
 */
public final class Csv {
    private final Path file;
    private final List<Column> inputs = new ArrayList<>();
    private final List<Column> targets = new ArrayList<>();
    private Optional<ClassLabels> classes = Optional.empty();
    private int mostClasses = ClassLabels.MOST;
    private Header header = Header.EXPECTED;
    private char separator = ',';
    private UnpackLimit limit = UnpackLimit.DEFAULT;

    private Csv(Path file) {
        this.file = file;
    }

    /** Begins to describe the examples in a file. */
    public static Csv file(Path file) {
        return new Csv(file);
    }

    /** Says that the first line is a row like any other. Columns then have no names. */
    public Csv noHeader() {
        header = Header.NONE;
        return this;
    }

    /**
     * Says that the first line names the columns, whatever it looks like: also years or other numbers. Unless said, a first
     * line that looks like the second is refused, since many files have no names and would lose an example.
     */
    public Csv header() {
        header = Header.GIVEN;
        return this;
    }

    /**
     * What stands between two cells; a comma unless said.
     *
     * @throws IllegalArgumentException if it is a quote, the end of a line, or 0
     */
    public Csv separator(char newSeparator) {
        Separators.check(newSeparator);
        separator = newSeparator;
        return this;
    }

    /**
     * How many bytes a gzip file may unpack to, so that a few thousand bytes made for it do not fill the memory. Unless said,
     * 1 GiB, and 200 times the size of the file where that is more than 16 MiB.
     *
     * @throws IllegalArgumentException if that is below 1
     */
    public Csv maxUnpackedBytes(long bytes) {
        limit = UnpackLimit.of(bytes);
        return this;
    }

    /** Adds input columns by their names; the order is that of the inputs. */
    public Csv inputs(String... names) {
        Arrays.stream(names).map(Column::named).forEach(inputs::add);
        return this;
    }

    /** Adds input columns by their numbers; the order is that of the inputs. */
    public Csv inputs(int... numbers) {
        Arrays.stream(numbers).mapToObj(Column::numbered).forEach(inputs::add);
        return this;
    }

    /** Adds columns of numbers to predict by their names. */
    public Csv targets(String... names) {
        Arrays.stream(names).map(Column::named).forEach(targets::add);
        return this;
    }

    /** Adds columns of numbers to predict by their numbers. */
    public Csv targets(int... numbers) {
        Arrays.stream(numbers).mapToObj(Column::numbered).forEach(targets::add);
        return this;
    }

    /**
     * The column of the class to recognise. Each label is a class. They are sorted, as scikit-learn sorts them: by value if all
     * are numbers, else as texts. Numbers of one value are one class, and so are true, false, yes and no in any case. Other
     * labels that differ only in case or spaces are refused, and those that say that none is known, such as {@code ?}, {@code NA} or an
     * empty cell, which may be named among given labels.
     */
    public Csv classes(String column) {
        return classes(ClassLabels.found(Column.named(column)));
    }

    /** The same by the column's number. */
    public Csv classes(int column) {
        return classes(ClassLabels.found(Column.numbered(column)));
    }

    /** The column of the class to recognise, and all its labels in the order of the classes. */
    public Csv classes(String column, List<String> labels) {
        return classes(ClassLabels.given(Column.named(column), labels, labels));
    }

    /** The same by the column's number. */
    public Csv classes(int column, List<String> labels) {
        return classes(ClassLabels.given(Column.numbered(column), labels, labels));
    }

    /**
     * The column of the class to recognise, whose classes are the constants of an enum, in their order. The file may write their
     * names in any case and with spaces or hyphens for underscores, or write the numbers of all of them, from 0.
     */
    public <E extends Enum<E>> Csv classes(String column, Class<E> labels) {
        return classes(ClassLabels.constants(Column.named(column), names(labels)));
    }

    /** The same by the column's number. */
    public <E extends Enum<E>> Csv classes(int column, Class<E> labels) {
        return classes(ClassLabels.constants(Column.numbered(column), names(labels)));
    }

    /** The column of the class to recognise, and for each constant of an enum its label in the file. */
    public <E extends Enum<E>> Csv classes(String column, Class<E> labels, Function<E, String> label) {
        return classes(ClassLabels.given(Column.named(column), names(labels), labels(labels, label)));
    }

    /** The same by the column's number. */
    public <E extends Enum<E>> Csv classes(int column, Class<E> labels, Function<E, String> label) {
        return classes(ClassLabels.given(Column.numbered(column), names(labels), labels(labels, label)));
    }

    /**
     * How many different labels there may be, 1,000 unless said: a column with more is as a rule one of numbers or identifiers.
     * Labels that are given may be as many as there are.
     *
     * @throws IllegalArgumentException if it is below 2
     */
    public Csv mostClasses(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("mostClasses must be at least 2, but is " + most + ".");
        }
        mostClasses = most;
        return this;
    }

    /**
     * Reads the whole file.
     *
     * @throws DataException if the file cannot be read, is no text in UTF-8 or has no row, its first line looks like an
     *     example, a chosen column is not there, a quote is not closed, a line has not as many cells as the first, a cell holds
     *     no finite number or no label of a class, there are fewer than two classes or more than {@link #mostClasses}, or their
     *     targets have no room in memory; it names
     *     file, line and column (both from 1), what was expected and what is there
     * @throws IllegalStateException if neither targets nor classes were chosen, or both
     */
    public CsvData read() {
        if (targets.isEmpty() == classes.isEmpty()) {
            throw new IllegalStateException(
                    "Choose what is to be predicted: either .targets(...) with numbers or .classes(...) with labels,"
                            + " and not both.");
        }
        return new CsvReading(file, header, separator, limit)
                .read(
                        inputs,
                        classes.map(labels -> List.of(labels.column())).orElse(targets),
                        classes.map(labels -> labels.read(mostClasses)));
    }

    private Csv classes(ClassLabels labels) {
        if (classes.isPresent()) {
            throw new IllegalStateException("There is a column of classes already: only one can be recognised.");
        }
        classes = Optional.of(labels);
        return this;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> constants) {
        return labels(constants, Enum::name);
    }

    private static <E extends Enum<E>> List<String> labels(Class<E> constants, Function<E, String> label) {
        return Arrays.stream(constants.getEnumConstants()).map(label).toList();
    }
}
