package dev.deltarule.runtime.metrics;

import java.util.Locale;

/** The figures of an evaluation that fit its task, as text. */
final class EvaluationText {
    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        String head =
                String.format(Locale.ROOT, "%d examples, mean loss %.6g\n", evaluation.count(), evaluation.loss());
        String figures = switch (evaluation.task()) {
            case BINARY, CLASSES -> ofClasses(evaluation);
            case MULTI_LABEL -> ofLabels(evaluation.labelMetrics());
            case REGRESSION -> ofNumbers(evaluation);
        };
        return head + figures.replace(System.lineSeparator(), "\n");
    }

    private static String ofClasses(Evaluation evaluation) {
        return String.format(Locale.ROOT, "accuracy %.4f, ROC-AUC %.4f\n\n", evaluation.accuracy(), evaluation.rocAuc())
                + evaluation.confusionMatrix().report();
    }

    private static String ofLabels(LabelMetrics labels) {
        return String.format(
                        Locale.ROOT,
                        "all labels right %.4f, Hamming loss %.4f, ROC-AUC %.4f\n\n",
                        labels.subsetAccuracy(),
                        labels.hammingLoss(),
                        labels.rocAuc())
                + labels.report();
    }

    private static String ofNumbers(Evaluation evaluation) {
        return String.format(
                Locale.ROOT,
                "mean squared error %.6g, mean absolute error %.6g, R2 %.4f\n",
                evaluation.meanSquaredError(),
                evaluation.meanAbsoluteError(),
                evaluation.r2());
    }
}
