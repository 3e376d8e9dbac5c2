package dev.deltarule.runtime.metrics;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A figure to compare models by. */
public enum Metric {
    /** The mean of the loss that the model was declared with. */
    LOSS("loss", false, Evaluation::loss),

    /** The share of examples whose class is recognised. */
    ACCURACY("accuracy", true, Evaluation::accuracy),

    /** The mean precision of the classes. */
    PRECISION("macro precision", true, evaluation -> evaluation.precision(Average.MACRO)),

    /** The mean recall of the classes, also called balanced accuracy. */
    RECALL("macro recall", true, evaluation -> evaluation.recall(Average.MACRO)),

    /** The mean F1 score of the classes. */
    F1("macro F1", true, evaluation -> evaluation.f1(Average.MACRO)),

    /** The area under the ROC curve. */
    ROC_AUC("ROC-AUC", true, Evaluation::rocAuc),

    /** The mean of -ln(probability of the true class). */
    LOG_LOSS("log-loss", false, Evaluation::logLoss),

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

    /** The figure of an evaluation. */
    public double of(Evaluation evaluation) {
        return formula.applyAsDouble(evaluation);
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
