package dev.deltarule.runtime.metrics;

import dev.deltarule.runtime.support.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well labels were found of which any number may belong to an example: for each label, and for all together. Labels count
 * from 0.
 *
 * <p>Precision is the share of the examples given a label that have it; recall the share of the examples that have it that
 * were given it; F1 their harmonic mean. Each is 0 where it would be 0 / 0. The averages are those of scikit-learn's
 * {@code precision_recall_fscore_support} for label indicators: all labels count, also those that never occur.
 */
public final class LabelMetrics {
    private static final int MOST_ROWS = 50;

    private final List<String> names;
    private final boolean[] actual;
    private final double[] scores;
    private final double threshold;
    private final int[] hits;
    private final int[] support;
    private final int[] predicted;
    private int exact;

    private LabelMetrics(List<String> names, boolean[] actual, double[] scores, double threshold) {
        this.names = List.copyOf(names);
        this.actual = actual;
        this.scores = scores;
        this.threshold = threshold;
        hits = new int[names.size()];
        support = new int[names.size()];
        predicted = new int[names.size()];
        tally();
    }

    /**
     * The metrics of labels named by their numbers.
     *
     * @param actual whether an example has a label: all labels of the first example, then those of the next
     * @param scores in the same order, the higher the more likely
     * @param threshold from which score on a label is given
     * @param labels how many there are
     * @throws IllegalArgumentException if the arrays differ in length, are empty, or hold no whole number of examples
     */
    public static LabelMetrics of(boolean[] actual, double[] scores, double threshold, int labels) {
        Inputs.sameLength("actual", actual.length, "scores", scores.length);
        if (labels < 1 || actual.length % labels != 0) {
            throw new IllegalArgumentException(
                    "actual has " + actual.length + " elements, which is no whole number of rows of " + labels + ".");
        }
        List<String> numbers =
                IntStream.range(0, labels).mapToObj(String::valueOf).toList();
        return new LabelMetrics(numbers, actual.clone(), scores.clone(), threshold);
    }

    /**
     * The same with other names of the labels.
     *
     * @throws IllegalArgumentException if there is not one for each
     */
    public LabelMetrics named(List<String> newNames) {
        if (newNames.size() != names.size()) {
            throw new IllegalArgumentException(
                    "There are " + names.size() + " labels, but " + newNames.size() + " names.");
        }
        return new LabelMetrics(newNames, actual, scores, threshold);
    }

    private void tally() {
        int labels = names.size();
        for (int at = 0; at < actual.length; at += labels) {
            boolean allRight = true;
            for (int j = 0; j < labels; j++) {
                boolean given = scores[at + j] >= threshold;
                support[j] += actual[at + j] ? 1 : 0;
                predicted[j] += given ? 1 : 0;
                hits[j] += given && actual[at + j] ? 1 : 0;
                allRight &= given == actual[at + j];
            }
            exact += allRight ? 1 : 0;
        }
    }

    /** The names of the labels. */
    public List<String> labelNames() {
        return names;
    }

    /** The number of examples. */
    public int count() {
        return actual.length / names.size();
    }

    /** The number of examples that have a label. */
    public int support(int label) {
        return support[check(label)];
    }

    /** The number of examples that were given a label. */
    public int predicted(int label) {
        return predicted[check(label)];
    }

    /** The number of examples that have a label and were given it. */
    public int hits(int label) {
        return hits[check(label)];
    }

    /** The share of examples of which all labels are right: 0..1; {@code accuracy_score} of scikit-learn. */
    public double subsetAccuracy() {
        return exact / (double) count();
    }

    /** The share of labels that are wrong, over all examples: 0..1; {@code hamming_loss} of scikit-learn. */
    public double hammingLoss() {
        long wrong = 0;
        for (int j = 0; j < names.size(); j++) {
            wrong += support[j] + predicted[j] - 2L * hits[j];
        }
        return wrong / (double) actual.length;
    }

    /** The precision of a label: 0..1, and 0 if it was never given. */
    public double precision(int label) {
        return share(hits(label), predicted(label));
    }

    /** The recall of a label: 0..1, and 0 if it never occurs. */
    public double recall(int label) {
        return share(hits(label), support(label));
    }

    /** The F1 score of a label: 0..1, and 0 if it was never found. */
    public double f1(int label) {
        return share(2.0 * hits(label), predicted(label) + support(label));
    }

    /** The area under the ROC curve of a label; NaN if all examples have it, or none. */
    public double rocAuc(int label) {
        int labels = names.size();
        int column = check(label);
        return RocAuc.of(scores, labels, column, k -> actual[k * labels + column]);
    }

    /** The precision of all labels: 0..1. */
    public double precision(Average average) {
        return average == Average.MICRO ? share(sum(hits), sum(predicted)) : averaged(average, this::precision);
    }

    /** The recall of all labels: 0..1. */
    public double recall(Average average) {
        return average == Average.MICRO ? share(sum(hits), sum(support)) : averaged(average, this::recall);
    }

    /** The F1 score of all labels, for {@code MACRO} the mean of their scores: 0..1. */
    public double f1(Average average) {
        return average == Average.MICRO
                ? share(2 * sum(hits), sum(predicted) + sum(support))
                : averaged(average, this::f1);
    }

    /**
     * The mean over the labels of the area under the ROC curve. A label that all examples have, or none, has no such area and
     * does not count, where scikit-learn refuses; NaN if no label has one.
     */
    public double rocAuc() {
        return IntStream.range(0, names.size())
                .mapToDouble(this::rocAuc)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    private double averaged(Average average, IntToDoubleFunction figure) {
        double sum = 0;
        double weights = 0;
        for (int j = 0; j < names.size(); j++) {
            double weight = average == Average.WEIGHTED ? support[j] : 1;
            sum += weight * figure.applyAsDouble(j);
            weights += weight;
        }
        return share(sum, weights);
    }

    /**
     * A table of the precision, recall, F1 score, area under the ROC curve and number of examples of each label, of very many
     * the first, and of their averages.
     */
    public String report() {
        TextTable table = new TextTable("label", "precision", "recall", "F1", "ROC-AUC", "examples");
        int shown = Math.min(MOST_ROWS, names.size());
        for (int j = 0; j < shown; j++) {
            table.row(
                    names.get(j),
                    fixed(precision(j)),
                    fixed(recall(j)),
                    fixed(f1(j)),
                    fixed(rocAuc(j)),
                    String.valueOf(support[j]));
        }
        if (shown < names.size()) {
            table.row("and " + (names.size() - shown) + " more", "", "", "", "", "");
        }
        for (Average average : Average.values()) {
            table.row(
                    average.name().toLowerCase(Locale.ROOT) + " average",
                    fixed(precision(average)),
                    fixed(recall(average)),
                    fixed(f1(average)),
                    average == Average.MACRO ? fixed(rocAuc()) : "",
                    String.valueOf(count()));
        }
        return table.toString();
    }

    /** The report. */
    @Override
    public String toString() {
        return report();
    }

    private int check(int label) {
        if (label < 0 || label >= names.size()) {
            throw new IndexOutOfBoundsException(
                    "There is no label " + label + ": the labels are 0 to " + (names.size() - 1) + ".");
        }
        return label;
    }

    private static double sum(int[] counts) {
        double sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static String fixed(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.3f", figure);
    }
}
