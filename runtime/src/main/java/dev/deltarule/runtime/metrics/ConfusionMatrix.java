package dev.deltarule.runtime.metrics;

import dev.deltarule.runtime.support.NameLists;
import dev.deltarule.runtime.support.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Counts how often examples of each true class were taken for each class, and what follows from that. Classes count
 * from 0.
 *
 * <p>Precision is the share of the examples taken for a class that belong to it; recall the share of the examples of a
 * class that were taken for it; F1 their harmonic mean. Each is 0 where it would be 0 / 0: the precision of a class that
 * was never predicted, the recall of one that never occurs.
 */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final int[][] counts;

    /**
     * An empty matrix for classes of these names, of which there must be at least one.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ConfusionMatrix(List<String> classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("A confusion matrix needs at least one class.");
        }
        this.classes = List.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
    }

    /** An empty matrix for classes that are named by their numbers. */
    public ConfusionMatrix(int classes) {
        this(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }

    /**
     * The matrix of these examples, for classes named by their numbers.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted, int classes) {
        Inputs.sameLength("actual", actual.length, "predicted", predicted.length);
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        for (int k = 0; k < actual.length; k++) {
            matrix.add(actual[k], predicted[k]);
        }
        return matrix;
    }

    /** The same counts with other names of the classes. */
    public ConfusionMatrix named(List<String> names) {
        if (names.size() != classes.size()) {
            throw new IllegalArgumentException(
                    "There are " + classes.size() + " classes, but " + names.size() + " names.");
        }
        ConfusionMatrix matrix = new ConfusionMatrix(names);
        for (int c = 0; c < counts.length; c++) {
            System.arraycopy(counts[c], 0, matrix.counts[c], 0, counts.length);
        }
        return matrix;
    }

    /**
     * Counts one example.
     *
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public void add(int actual, int predicted) {
        check(actual);
        check(predicted);
        counts[actual][predicted]++;
    }

    /**
     * Adds the counts of another matrix, such as that of another fold.
     *
     * @throws IllegalArgumentException if it has other classes
     */
    public void add(ConfusionMatrix other) {
        if (!classes.equals(other.classes)) {
            throw new IllegalArgumentException("The classes are [" + NameLists.listed(classes)
                    + "], but those of the other matrix are [" + NameLists.listed(other.classes) + "].");
        }
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                counts[actual][predicted] += other.counts[actual][predicted];
            }
        }
    }

    /** The names of the classes. */
    public List<String> classNames() {
        return classes;
    }

    /** How many examples of the one class were taken for the other. */
    public int count(int actual, int predicted) {
        check(actual);
        check(predicted);
        return counts[actual][predicted];
    }

    /** The number of examples counted. */
    public int count() {
        return IntStream.range(0, counts.length).map(this::support).sum();
    }

    /** The number of examples whose class was recognised. */
    public int correct() {
        return IntStream.range(0, counts.length).map(c -> counts[c][c]).sum();
    }

    /** The number of examples that belong to a class. */
    public int support(int actual) {
        check(actual);
        return IntStream.range(0, counts.length).map(c -> counts[actual][c]).sum();
    }

    /** The number of examples that were taken for a class. */
    public int predicted(int predicted) {
        check(predicted);
        return IntStream.range(0, counts.length).map(c -> counts[c][predicted]).sum();
    }

    /** The share of examples whose class was recognised: 0..1, and NaN without examples. */
    public double accuracy() {
        return correct() / (double) count();
    }

    /** The precision of a class: 0..1, and 0 if it was never predicted. */
    public double precision(int of) {
        check(of);
        return share(counts[of][of], predicted(of));
    }

    /** The recall of a class: 0..1, and 0 if it never occurs. */
    public double recall(int of) {
        check(of);
        return share(counts[of][of], support(of));
    }

    /** The F1 score of a class: 0..1, and 0 if it was never recognised. */
    public double f1(int of) {
        check(of);
        return share(2.0 * counts[of][of], predicted(of) + support(of));
    }

    /** The precision of all classes: 0..1, and NaN without examples. */
    public double precision(Average average) {
        return averaged(average, this::precision);
    }

    /** The recall of all classes: 0..1, and NaN without examples. */
    public double recall(Average average) {
        return averaged(average, this::recall);
    }

    /** The F1 score of all classes, for {@code MACRO} the mean of their scores: 0..1, and NaN without examples. */
    public double f1(Average average) {
        return averaged(average, this::f1);
    }

    private double averaged(Average average, IntToDoubleFunction figure) {
        IntStream all = IntStream.range(0, counts.length);
        return switch (average) {
            case MACRO ->
                all.filter(c -> support(c) + predicted(c) > 0)
                        .mapToDouble(figure)
                        .average()
                        .orElse(Double.NaN);
            case MICRO -> accuracy();
            case WEIGHTED ->
                all.mapToDouble(c -> support(c) * figure.applyAsDouble(c)).sum() / count();
        };
    }

    /** A table of the precision, recall, F1 score and number of examples of each class and of their averages. */
    public String report() {
        TextTable table = new TextTable("class", "precision", "recall", "F1", "examples");
        for (int c = 0; c < counts.length; c++) {
            table.row(classes.get(c), fixed(precision(c)), fixed(recall(c)), fixed(f1(c)), String.valueOf(support(c)));
        }
        for (Average average : Average.values()) {
            table.row(
                    average.name().toLowerCase(Locale.ROOT) + " average",
                    fixed(precision(average)),
                    fixed(recall(average)),
                    fixed(f1(average)),
                    String.valueOf(count()));
        }
        return table.toString();
    }

    /** A table of at most 80 columns with a row per true class and a column per predicted class; zeros are dots. */
    @Override
    public String toString() {
        List<String> cells = new ArrayList<>(List.of("true \\ predicted"));
        cells.addAll(classes);
        TextTable table = new TextTable(cells);
        for (int actual = 0; actual < counts.length; actual++) {
            cells.clear();
            cells.add(classes.get(actual));
            for (int count : counts[actual]) {
                cells.add(count == 0 ? "." : String.valueOf(count));
            }
            table.row(cells);
        }
        return table.toString();
    }

    private void check(int named) {
        if (named < 0 || named >= counts.length) {
            throw new IndexOutOfBoundsException(
                    "There is no class " + named + ": the classes are 0 to " + (counts.length - 1) + ".");
        }
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static String fixed(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }
}
