package dev.deltarule.runtime.selection;

import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.support.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the models of a cross-validation did, each on the fold that it had not seen. */
public final class CrossValidationResult {
    private final List<Evaluation> evaluations;

    CrossValidationResult(List<Evaluation> evaluations) {
        this.evaluations = List.copyOf(evaluations);
    }

    /** The evaluation of each fold. */
    public List<Evaluation> evaluations() {
        return evaluations;
    }

    /** A metric of each fold. */
    public double[] figures(Metric metric) {
        return evaluations.stream().mapToDouble(metric::of).toArray();
    }

    /** The mean of a metric over the folds; each fold counts the same. */
    public double mean(Metric metric) {
        return mean(figures(metric));
    }

    /** The standard deviation of a metric over the folds: the root of the mean squared difference to their mean. */
    public double standardDeviation(Metric metric) {
        double[] figures = figures(metric);
        double mean = mean(figures);
        return Math.sqrt(mean(Arrays.stream(figures)
                .map(figure -> (figure - mean) * (figure - mean))
                .toArray()));
    }

    /**
     * The counts of all folds together, in which every example occurs once.
     *
     * @throws IllegalStateException if examples do not have exactly one class; {@link Evaluation#labelMetrics} of a fold is for
     *     labels
     */
    public ConfusionMatrix confusionMatrix() {
        ConfusionMatrix all = evaluations.get(0).confusionMatrix();
        evaluations.stream().skip(1).map(Evaluation::confusionMatrix).forEach(all::add);
        return all;
    }

    /** A table with a row for each fold, their mean and standard deviation. */
    @Override
    public String toString() {
        List<Metric> metrics = evaluations.get(0).task().metrics();
        List<String> headings = new ArrayList<>(List.of("fold", "examples"));
        metrics.forEach(metric -> headings.add(metric.label()));
        TextTable table = new TextTable(headings);
        for (int fold = 0; fold < evaluations.size(); fold++) {
            Evaluation evaluation = evaluations.get(fold);
            String count = String.valueOf(evaluation.count());
            addRow(table, String.valueOf(fold + 1), count, metrics, metric -> metric.of(evaluation));
        }
        addRow(table, "mean", "", metrics, this::mean);
        addRow(table, "standard deviation", "", metrics, this::standardDeviation);
        return table.toString();
    }

    private static void addRow(
            TextTable table, String name, String count, List<Metric> metrics, ToDoubleFunction<Metric> figure) {
        List<String> cells = new ArrayList<>(List.of(name, count));
        metrics.forEach(metric -> cells.add(Metric.format(figure.applyAsDouble(metric))));
        table.row(cells);
    }

    private static double mean(double[] figures) {
        return Arrays.stream(figures).average().orElse(Double.NaN);
    }
}
