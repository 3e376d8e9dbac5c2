package dev.deltarule.runtime.metrics;

import java.util.List;

/**
 * What a network decides, and so which metrics mean something. Its loss and the activation of its outputs say so, and where
 * they leave it open its targets do:
 *
 * <table>
 * <caption>The task of a network</caption>
 * <tr><th>loss</th><th>outputs</th><th>targets</th><th>task</th></tr>
 * <tr><td>CROSS_ENTROPY</td><td>any</td><td>any</td><td>CLASSES</td></tr>
 * <tr><td>BINARY_CROSS_ENTROPY</td><td>one</td><td>yes or no</td><td>BINARY</td></tr>
 * <tr><td>BINARY_CROSS_ENTROPY</td><td>several</td><td>yes or no</td><td>MULTI_LABEL</td></tr>
 * <tr><td>POISSON</td><td>any</td><td>any</td><td>REGRESSION</td></tr>
 * <tr><td>HINGE, or any other whose outputs are bounded: SIGMOID, HARD_SIGMOID, TANH, HARD_TANH, SOFTSIGN, GAUSSIAN, SINE,
 * SOFTMAX, LOG_SOFTMAX</td><td>one</td><td>yes or no</td><td>BINARY</td></tr>
 * <tr><td>the same</td><td>several</td><td>one yes in each example</td><td>CLASSES</td></tr>
 * <tr><td>the same</td><td>several</td><td>yes or no</td><td>MULTI_LABEL</td></tr>
 * <tr><td>the same</td><td>SOFTMAX or LOG_SOFTMAX</td><td>shares of classes</td><td>CLASSES</td></tr>
 * <tr><td colspan="3">anything else: outputs by IDENTITY, RELU and others without bounds, targets that are numbers</td>
 * <td>REGRESSION</td></tr>
 * </table>
 *
 * <p>{@link dev.deltarule.runtime.data.TargetCoding} says which numbers mean yes, no and shares. scikit-learn calls the tasks
 * binary, multiclass, multilabel-indicator and continuous.
 */
public enum Task {
    /** One output that says yes or no: class 1 or class 0. */
    BINARY,

    /** Several outputs, of which the largest is the class. */
    CLASSES,

    /** Several outputs that say yes or no, each for a label of its own: any number of them may go together. */
    MULTI_LABEL,

    /** Outputs that are numbers. */
    REGRESSION;

    /** Whether every example belongs to exactly one class. */
    public boolean hasClasses() {
        return this == BINARY || this == CLASSES;
    }

    /** Whether anything is decided that can be right or wrong: classes or labels. */
    public boolean decides() {
        return this != REGRESSION;
    }

    /** The metric to compare models by unless another is named: the accuracy, or R2 for numbers. */
    public Metric mainMetric() {
        return decides() ? Metric.ACCURACY : Metric.R2;
    }

    /** The metrics of tables of results. */
    public List<Metric> metrics() {
        return switch (this) {
            case BINARY, CLASSES -> List.of(Metric.LOSS, Metric.ACCURACY, Metric.F1, Metric.ROC_AUC);
            case MULTI_LABEL -> List.of(Metric.LOSS, Metric.ACCURACY, Metric.HAMMING_LOSS, Metric.F1, Metric.ROC_AUC);
            case REGRESSION -> List.of(Metric.LOSS, Metric.MSE, Metric.MAE, Metric.R2);
        };
    }
}
