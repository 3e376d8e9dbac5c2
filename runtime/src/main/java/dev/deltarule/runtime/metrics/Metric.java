package dev.deltarule.runtime.metrics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A figure to compare models by. */
public enum Metric {
    /** The mean of the loss that the model was declared with. */
    LOSS("loss", false, Evaluation::loss),

    /** The share of examples whose class is recognised; of labels that go together, the share of which all are right. */
    ACCURACY("accuracy", true, Evaluation::accuracy),

    /** The mean precision of the classes or labels. */
    PRECISION("macro precision", true, evaluation -> evaluation.precision(Average.MACRO)),

    /** The mean recall of the classes or labels, also called balanced accuracy. */
    RECALL("macro recall", true, evaluation -> evaluation.recall(Average.MACRO)),

    /** The mean F1 score of the classes or labels. */
    F1("macro F1", true, evaluation -> evaluation.f1(Average.MACRO)),

    /** The area under the ROC curve, of several classes or labels the mean. */
    ROC_AUC("ROC-AUC", true, Evaluation::rocAuc),

    /** The mean of -ln(probability of the true class), or of what is true of a label. */
    LOG_LOSS("log-loss", false, Evaluation::logLoss),

    /** The share of labels that are wrong; of classes 1 - accuracy. */
    HAMMING_LOSS("Hamming loss", false, Evaluation::hammingLoss),

    /** The mean squared error. */
    MSE("MSE", false, Evaluation::meanSquaredError),

    /** The mean absolute error. */
    MAE("MAE", false, Evaluation::meanAbsoluteError),

    /** The coefficient of determination. */
    R2("R2", true, Evaluation::r2);

    private final String label;
    private final boolean greaterIsBetter;

    @SuppressWarnings("ImmutableEnumChecker")
    private final ToDoubleFunction<Evaluation> formula;

    Metric(String label, boolean greaterIsBetter, ToDoubleFunction<Evaluation> formula) {
        this.label = label;
        this.greaterIsBetter = greaterIsBetter;
        this.formula = formula;
    }

    /**
     * The figure of an evaluation.
     *
     * @throws IllegalStateException if the metric says nothing about what was evaluated
     */
    public double of(Evaluation evaluation) {
        return formula.applyAsDouble(evaluation);
    }

    /** Whether it says anything about a task: those of classes and labels say nothing about numbers. */
    public boolean suits(Task task) {
        return switch (this) {
            case LOSS, MSE, MAE, R2 -> true;
            case ACCURACY, PRECISION, RECALL, F1, ROC_AUC, LOG_LOSS, HAMMING_LOSS -> task.decides();
        };
    }

    /** Whether a model with a greater figure is the better one. */
    public boolean greaterIsBetter() {
        return greaterIsBetter;
    }

    /** Whether one figure is better than another; a number always is better than NaN. */
    public boolean isBetter(double figure, double other) {
        if (Double.isNaN(figure) || Double.isNaN(other)) {
            return !Double.isNaN(figure) && Double.isNaN(other);
        }
        return greaterIsBetter ? figure > other : figure < other;
    }

    /** The name for tables. */
    public String label() {
        return label;
    }

    /** A figure with four decimals, or as a power of ten where that would hide it. */
    public static String format(double figure) {
        double size = Math.abs(figure);
        boolean plain = !(size < 0.001 && size > 0) && !(size >= 1e6);
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", figure);
    }
}
