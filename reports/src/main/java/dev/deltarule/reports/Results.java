package dev.deltarule.reports;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.LabelMetrics;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.metrics.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the network does on the validation examples in the end. */
final class Results {
    private static final int MOST_LABELS = 50;
    private static final List<Metric> OF_CLASSES =
            List.of(Metric.LOSS, Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.ROC_AUC);
    private static final List<Metric> OF_LABELS = List.of(
            Metric.LOSS,
            Metric.ACCURACY,
            Metric.HAMMING_LOSS,
            Metric.PRECISION,
            Metric.RECALL,
            Metric.F1,
            Metric.ROC_AUC);
    private static final List<Metric> OF_NUMBERS = List.of(Metric.LOSS, Metric.MSE, Metric.MAE, Metric.R2);

    private final Evaluation evaluation;
    private final Examples examples;
    private final Metric main;
    private final Optional<ConfusionMatrix> matrix;
    private final Optional<LabelMetrics> labels;

    Results(Evaluation evaluation, Examples examples, Metric main, List<String> names) {
        this.evaluation = evaluation;
        this.examples = examples;
        this.main = main;
        matrix = evaluation.hasClasses()
                ? Optional.of(
                        names.size() == examples.classes()
                                ? evaluation.confusionMatrix().named(names)
                                : evaluation.confusionMatrix())
                : Optional.empty();
        labels = evaluation.task() == Task.MULTI_LABEL
                ? Optional.of(
                        names.size() == examples.targets()
                                ? evaluation.labelMetrics().named(names)
                                : evaluation.labelMetrics())
                : Optional.empty();
    }

    double main() {
        return main.of(evaluation);
    }

    String mainName() {
        return main.label();
    }

    double loss() {
        return evaluation.loss();
    }

    boolean hasClasses() {
        return matrix.isPresent();
    }

    boolean hasLabels() {
        return labels.isPresent();
    }

    boolean hasOneNumber() {
        return evaluation.task() == Task.REGRESSION && examples.targets() == 1;
    }

    /** The predicted numbers over the true ones. */
    String scatter() {
        return Scatter.of(evaluation, examples);
    }

    String metrics() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("examples", String.valueOf(evaluation.count()));
        List<Metric> metrics = switch (evaluation.task()) {
            case BINARY, CLASSES -> OF_CLASSES;
            case MULTI_LABEL -> OF_LABELS;
            case REGRESSION -> OF_NUMBERS;
        };
        for (Metric metric : metrics) {
            double figure = metric.of(evaluation);
            if (!Double.isNaN(figure)) {
                rows.put(metric.label(), Metric.format(figure));
            }
        }
        return Html.table(rows);
    }

    /** The matrix, and the precision, recall and F1 score of each class. */
    String confusion() {
        return matrix.map(m -> Confusions.of(m) + "<h3>Classes</h3>\n" + classes(m))
                .orElse("");
    }

    /** The precision, recall, F1 score and area under the ROC curve of each label, of very many the first. */
    String labels() {
        return labels.map(Results::table).orElse("");
    }

    private static String table(LabelMetrics labels) {
        int shown = Math.min(MOST_LABELS, labels.labelNames().size());
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < shown; label++) {
            rows.add(List.of(
                    labels.labelNames().get(label),
                    Metric.format(labels.precision(label)),
                    Metric.format(labels.recall(label)),
                    Metric.format(labels.f1(label)),
                    area(labels.rocAuc(label)),
                    String.valueOf(labels.support(label))));
        }
        int more = labels.labelNames().size() - shown;
        return Html.table(List.of("label", "precision", "recall", "F1", "ROC-AUC", "examples"), rows)
                + (more > 0 ? "<p class=\"quiet\">And " + more + " more labels.</p>\n" : "");
    }

    private static String area(double area) {
        return Double.isNaN(area) ? "" : Metric.format(area);
    }

    private static String classes(ConfusionMatrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < matrix.classNames().size(); c++) {
            rows.add(List.of(
                    matrix.classNames().get(c),
                    Metric.format(matrix.precision(c)),
                    Metric.format(matrix.recall(c)),
                    Metric.format(matrix.f1(c)),
                    String.valueOf(matrix.support(c))));
        }
        return Html.table(List.of("class", "precision", "recall", "F1", "examples"), rows);
    }
}
