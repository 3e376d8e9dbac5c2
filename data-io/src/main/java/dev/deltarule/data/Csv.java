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
    private boolean header = true;
    private char separator = ',';

    private Csv(Path file) {
        this.file = file;
    }

    /** Begins to describe the examples in a file. */
    public static Csv file(Path file) {
        return new Csv(file);
    }

    /** Says that the first line is a row like any other. Columns then have no names. */
    public Csv noHeader() {
        header = false;
        return this;
    }

    /** What stands between two cells; a comma unless said. */
    public Csv separator(char newSeparator) {
        separator = newSeparator;
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

    /** The column of the class to recognise. Each label is a class, in the order in which they first occur. */
    public Csv classes(String column) {
        return classes(Column.named(column), ClassLabels.asTheyCome());
    }

    /** The same by the column's number. */
    public Csv classes(int column) {
        return classes(Column.numbered(column), ClassLabels.asTheyCome());
    }

    /** The column of the class to recognise, and all its labels in the order of the classes. */
    public Csv classes(String column, List<String> labels) {
        return classes(Column.named(column), ClassLabels.of(labels));
    }

    /** The same by the column's number. */
    public Csv classes(int column, List<String> labels) {
        return classes(Column.numbered(column), ClassLabels.of(labels));
    }

    /** The column of the class to recognise, whose labels are the names of an enum's constants, in their order. */
    public <E extends Enum<E>> Csv classes(String column, Class<E> labels) {
        return classes(column, labels, Enum::name);
    }

    /** The same by the column's number. */
    public <E extends Enum<E>> Csv classes(int column, Class<E> labels) {
        return classes(column, labels, Enum::name);
    }

    /** The column of the class to recognise, and for each constant of an enum its label in the file. */
    public <E extends Enum<E>> Csv classes(String column, Class<E> labels, Function<E, String> label) {
        return classes(Column.named(column), ClassLabels.of(labels(labels, label)));
    }

    /** The same by the column's number. */
    public <E extends Enum<E>> Csv classes(int column, Class<E> labels, Function<E, String> label) {
        return classes(Column.numbered(column), ClassLabels.of(labels(labels, label)));
    }

    /**
     * Reads the whole file.
     *
     * @throws DataException if the file cannot be read or has no row, a chosen column is not there, a line has not as many
     *     cells as the first, a cell holds no finite number or an unknown label, or there are fewer than two classes; it names
     *     file, line and column (both from 1), what was expected and what is there
     * @throws IllegalStateException if neither targets nor classes were chosen, or both
     */
    public CsvData read() {
        if (targets.isEmpty() == classes.isEmpty()) {
            throw new IllegalStateException(
                    "Choose what is to be predicted: either .targets(...) with numbers or .classes(...) with labels,"
                            + " and not both.");
        }
        return new CsvReading(file, header, separator).read(inputs, targets, classes);
    }

    private Csv classes(Column column, ClassLabels labels) {
        if (classes.isPresent()) {
            throw new IllegalStateException("There is a column of classes already: only one can be recognised.");
        }
        classes = Optional.of(labels.in(column));
        return this;
    }

    private static <E extends Enum<E>> List<String> labels(Class<E> constants, Function<E, String> label) {
        return Arrays.stream(constants.getEnumConstants()).map(label).toList();
    }
}
