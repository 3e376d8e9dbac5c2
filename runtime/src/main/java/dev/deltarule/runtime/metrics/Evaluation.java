package dev.deltarule.runtime.metrics;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import java.util.List;

/**
 * How a model did on examples: its outputs as they were then, and every metric of them.
 *
 * <p>{@link Task} says what the network decides. Where that is one class of several, the class of an example is what
 * {@link Examples#label} says, and the predicted one that of the largest output, the first of them if several are. A single
 * output means class 1, and one of several labels that the example has it, from half-way between the two targets on: from 0.5
 * on with the targets 0 and 1, from 0 on with -1 and 1. Metrics of classes and labels throw {@link IllegalStateException} where
 * outputs are numbers.
 */
public final class Evaluation {
    private final Topology topology;
    private final Examples examples;
    private final Decisions decisions;
    private final List<String> targetNames;
    private final Predictions predictions;

    private Evaluation(Model model, Examples examples, Decisions decisions, Predictions predictions) {
        this.topology = model.topology();
        this.examples = examples;
        this.decisions = decisions;
        List<String> names = model.names().targets();
        this.targetNames = names.isEmpty() ? examples.targetNames() : names;
        this.predictions = predictions;
    }

    /**
     * Predicts all examples, block by block. Keeps an output and a target in double for each; needs one block besides.
     *
     * @throws IllegalArgumentException if the examples do not fit the model, also by their names: see {@link Examples#forModel};
     *     or targets are none that its loss is made for
     * @throws ArithmeticException if an output is NaN
     */
    public static Evaluation of(Model model, Examples examples) {
        return of(model, examples, Decisions.of(model.topology(), examples));
    }

    /**
     * The same where these examples are a part of those that decisions were read from, such as the last of ten folds.
     *
     * @throws IllegalArgumentException if the examples do not fit the model, or targets are none that its loss is made for
     * @throws ArithmeticException if an output is NaN
     */
    public static Evaluation of(Model model, Examples examples, Decisions decisions) {
        return ofFitting(model, examples.forModel(model), decisions);
    }

    /**
     * The same of examples as {@link Examples#forModel} gave them, which are not looked at again: for one evaluation after
     * another.
     *
     * @throws ArithmeticException if an output is NaN
     */
    public static Evaluation ofFitting(Model model, Examples examples, Decisions decisions) {
        Predictions predictions = Predictions.of(model, examples);
        predictions.checkNumbers(model.topology());
        return new Evaluation(model, examples, decisions, predictions);
    }

    /** The number of examples. */
    public int count() {
        return examples.count();
    }

    /** The mean over the examples of the loss that the model was declared with. */
    public double loss() {
        return predictions.loss() / count();
    }

    /** One output of one example; both count from 0. */
    public double output(int example, int output) {
        checkIndex("example", example, count());
        checkIndex("output", output, examples.targets());
        return predictions.outputs()[example * examples.targets() + output];
    }

    /** What the network decides about these examples. */
    public Task task() {
        return decisions.task();
    }

    /** Whether every example belongs to exactly one class. */
    public boolean hasClasses() {
        return task().hasClasses();
    }

    /** The classes of the examples. */
    public int[] labels() {
        return decisions.labels(examples);
    }

    /** The predicted classes of the examples. */
    public int[] predictedLabels() {
        return decisions.predictedLabels(predictions.outputs());
    }

    /** The names of the targets, which are those of classes where each stands for one; empty where they are unknown. */
    public List<String> targetNames() {
        return targetNames;
    }

    /**
     * How often examples of each class were taken for each class, with precision, recall and F1. Classes have their names, and
     * where they are unknown their numbers.
     *
     * @throws IllegalStateException if examples do not have exactly one class; {@link #labelMetrics} is for labels
     */
    public ConfusionMatrix confusionMatrix() {
        decisions.requireClasses("The confusion matrix");
        ConfusionMatrix matrix = ConfusionMatrix.of(labels(), predictedLabels(), examples.classes());
        return targetNames.size() == examples.classes() ? matrix.named(targetNames) : matrix;
    }

    /**
     * How well each label was found, where any number of them may belong to an example.
     *
     * @throws IllegalStateException if the network does not decide about labels
     */
    public LabelMetrics labelMetrics() {
        if (task() != Task.MULTI_LABEL) {
            decisions.requireClasses("labelMetrics");
            throw new IllegalStateException("labelMetrics are for labels of which any number may go together, but each"
                    + " example of " + topology.name() + " has one class. Take confusionMatrix().");
        }
        return labelsJudged();
    }

    private LabelMetrics labelsJudged() {
        boolean[] actual = decisions.areYes(predictions.targets());
        LabelMetrics metrics =
                LabelMetrics.of(actual, predictions.outputs(), decisions.threshold(), examples.targets());
        return targetNames.isEmpty() ? metrics : metrics.named(targetNames);
    }

    private boolean judgesLabels(Metric metric) {
        decisions.require(metric);
        return task() == Task.MULTI_LABEL;
    }

    /** The share of examples whose class is the predicted one, or of whose labels all are right: 0..1. */
    public double accuracy() {
        if (judgesLabels(Metric.ACCURACY)) {
            return labelsJudged().subsetAccuracy();
        }
        return ClassificationMetrics.accuracy(labels(), predictedLabels());
    }

    /** The share of labels that are wrong, over all examples and labels, or of classes: 0..1. */
    public double hammingLoss() {
        return judgesLabels(Metric.HAMMING_LOSS) ? labelsJudged().hammingLoss() : 1 - accuracy();
    }

    /**
     * The share of examples whose class is among the {@code k} with the largest outputs; 1 for {@code k = 2} of two classes.
     *
     * @throws IllegalArgumentException if {@code k} is not 1 to the number of classes
     */
    public double topKAccuracy(int k) {
        decisions.requireClasses("The top-k accuracy");
        if (examples.targets() > 1) {
            return ClassificationMetrics.topKAccuracy(labels(), predictions.outputs(), examples.targets(), k);
        }
        if (k < 1 || k > 2) {
            throw new IllegalArgumentException("k must be 1 to 2, but is " + k + ".");
        }
        return k == 2 ? 1 : accuracy();
    }

    /** The precision over all classes or labels: 0..1; one that is never predicted has 0. */
    public double precision(Average average) {
        return judgesLabels(Metric.PRECISION)
                ? labelsJudged().precision(average)
                : confusionMatrix().precision(average);
    }

    /** The recall over all classes or labels: 0..1. */
    public double recall(Average average) {
        return judgesLabels(Metric.RECALL)
                ? labelsJudged().recall(average)
                : confusionMatrix().recall(average);
    }

    /** The F1 score over all classes or labels: 0..1; one that is never recognised has 0. */
    public double f1(Average average) {
        return judgesLabels(Metric.F1)
                ? labelsJudged().f1(average)
                : confusionMatrix().f1(average);
    }

    /**
     * The area under the ROC curve: of class 1 for a single output, else the mean over the classes of each against all
     * others, or over the labels. NaN where {@link ClassificationMetrics} or {@link LabelMetrics} has NaN.
     */
    public double rocAuc() {
        if (judgesLabels(Metric.ROC_AUC)) {
            return labelsJudged().rocAuc();
        }
        return examples.targets() == 1
                ? ClassificationMetrics.rocAuc(labels(), predictions.outputs())
                : ClassificationMetrics.rocAuc(labels(), predictions.outputs(), examples.targets());
    }

    /**
     * The mean over the examples of -ln(probability of the true class), or over all labels of -ln(probability of what is true
     * of the label).
     *
     * @throws IllegalStateException if the outputs are no probabilities of classes: those of {@code SOFTMAX}, their logarithms
     *     by {@code LOG_SOFTMAX}, a single one of {@code SIGMOID}, or of labels, by {@code SIGMOID}
     */
    public double logLoss() {
        decisions.require(Metric.LOG_LOSS);
        return LogLoss.of(topology, examples, decisions, predictions);
    }

    /** The mean of the squared differences between outputs and targets. */
    public double meanSquaredError() {
        return RegressionMetrics.meanSquaredError(predictions.targets(), predictions.outputs());
    }

    /** The mean of the absolute differences between outputs and targets. */
    public double meanAbsoluteError() {
        return RegressionMetrics.meanAbsoluteError(predictions.targets(), predictions.outputs());
    }

    /** The coefficient of determination, the mean over the outputs; NaN for a single example. */
    public double r2() {
        return RegressionMetrics.r2(predictions.targets(), predictions.outputs(), examples.targets());
    }

    /** The figures that fit the task as text: those of each class or label, or those of numbers. */
    @Override
    public String toString() {
        return EvaluationText.of(this);
    }

    private static void checkIndex(String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "There is no " + what + " " + index + ": the " + what + "s are 0 to " + (size - 1) + ".");
        }
    }
}
