package dev.deltarule.runtime.metrics;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How a model did on examples: its outputs as they were then, and every metric of them.
 *
 * <p>The class of an example is what {@link Examples#label} says. The predicted class is that of the largest output, the
 * first of them if several are. A single output means class 1 where it is at least half-way between the two targets: at
 * least 0.5 with the targets 0 and 1, at least 0 with -1 and 1. Metrics of classes throw {@link IllegalStateException} when
 * a single target is neither.
 */
public final class Evaluation {
    private final Topology topology;
    private final Examples examples;
    private final List<String> targetNames;
    private final Predictions predictions;

    private Evaluation(Model model, Examples examples, Predictions predictions) {
        this.topology = model.topology();
        this.examples = examples;
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
    public static Evaluation of(Model model, Examples given) {
        Examples examples = given.forModel(model);
        Predictions predictions = Predictions.of(model, examples);
        double[] outputs = predictions.outputs();
        for (int i = 0; i < outputs.length; i++) {
            if (Double.isNaN(outputs[i])) {
                int width = examples.targets();
                throw new ArithmeticException(model.topology().name() + " computes NaN as output " + i % width
                        + " of example " + i / width + " (from 0). Look for a parameter that is not finite.");
            }
        }
        return new Evaluation(model, examples, predictions);
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

    /** Whether the targets say classes and nothing else; see {@link Examples#hasClasses}. */
    public boolean hasClasses() {
        return examples.hasClasses();
    }

    /** The classes of the examples. */
    public int[] labels() {
        return IntStream.range(0, count()).map(examples::label).toArray();
    }

    /** The predicted classes of the examples. */
    public int[] predictedLabels() {
        int width = examples.targets();
        double threshold = width == 1 ? threshold() : 0;
        double[] outputs = predictions.outputs();
        int[] labels = new int[count()];
        for (int k = 0; k < labels.length; k++) {
            if (width == 1) {
                labels[k] = outputs[k] >= threshold ? 1 : 0;
            } else {
                for (int j = 1; j < width; j++) {
                    labels[k] = outputs[k * width + j] > outputs[k * width + labels[k]] ? j : labels[k];
                }
            }
        }
        return labels;
    }

    /** The names of the targets, which are those of classes where each stands for one; empty where they are unknown. */
    public List<String> targetNames() {
        return targetNames;
    }

    /**
     * How often examples of each class were taken for each class, with precision, recall and F1. Classes have their names, and
     * where they are unknown their numbers.
     */
    public ConfusionMatrix confusionMatrix() {
        ConfusionMatrix matrix = ConfusionMatrix.of(labels(), predictedLabels(), examples.classes());
        return targetNames.size() == examples.classes() ? matrix.named(targetNames) : matrix;
    }

    /** The share of examples whose class is the predicted one: 0..1. */
    public double accuracy() {
        return ClassificationMetrics.accuracy(labels(), predictedLabels());
    }

    /**
     * The share of examples whose class is among the {@code k} with the largest outputs; 1 for {@code k = 2} of two classes.
     *
     * @throws IllegalArgumentException if {@code k} is not 1 to the number of classes
     */
    public double topKAccuracy(int k) {
        if (examples.targets() > 1) {
            return ClassificationMetrics.topKAccuracy(labels(), predictions.outputs(), examples.targets(), k);
        }
        if (k < 1 || k > 2) {
            throw new IllegalArgumentException("k must be 1 to 2, but is " + k + ".");
        }
        return k == 2 ? 1 : accuracy();
    }

    /** The precision over all classes: 0..1; a class that is never predicted has 0. */
    public double precision(Average average) {
        return confusionMatrix().precision(average);
    }

    /** The recall over all classes: 0..1. */
    public double recall(Average average) {
        return confusionMatrix().recall(average);
    }

    /** The F1 score over all classes: 0..1; a class that is never recognised has 0. */
    public double f1(Average average) {
        return confusionMatrix().f1(average);
    }

    /**
     * The area under the ROC curve: of class 1 for a single output, else the mean over the classes of each against all
     * others. NaN where {@link ClassificationMetrics} has NaN.
     */
    public double rocAuc() {
        return examples.targets() == 1
                ? ClassificationMetrics.rocAuc(labels(), predictions.outputs())
                : ClassificationMetrics.rocAuc(labels(), predictions.outputs(), examples.targets());
    }

    /**
     * The mean over the examples of -ln(probability of the true class).
     *
     * @throws IllegalStateException if the outputs are no probabilities of classes: those of {@code SOFTMAX}, their logarithms
     *     by {@code LOG_SOFTMAX}, or a single one of {@code SIGMOID}
     */
    public double logLoss() {
        Activation activation =
                topology.layers().get(topology.layers().size() - 1).activation();
        boolean single = examples.targets() == 1;
        if (single && activation == Activation.SIGMOID) {
            return ClassificationMetrics.logLoss(labels(), predictions.outputs());
        }
        if (!single && activation == Activation.SOFTMAX) {
            return ClassificationMetrics.logLoss(labels(), predictions.outputs(), examples.targets());
        }
        if (!single && activation == Activation.LOG_SOFTMAX) {
            double[] probabilities = predictions.outputs().clone();
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = Math.exp(probabilities[i]);
            }
            return ClassificationMetrics.logLoss(labels(), probabilities, examples.targets());
        }
        throw new IllegalStateException("The log-loss needs probabilities of classes, but " + topology.name() + " has "
                + examples.targets() + " outputs by " + activation
                + ". Take SOFTMAX or LOG_SOFTMAX for several classes, or one output by SIGMOID for two.");
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

    /** The figures that fit the targets as text: those of each class if they say classes, else those of numbers. */
    @Override
    public String toString() {
        String head = String.format(Locale.ROOT, "%d examples, mean loss %.6g%n", count(), loss());
        return (hasClasses()
                        ? head
                                + String.format(Locale.ROOT, "accuracy %.4f, ROC-AUC %.4f%n%n", accuracy(), rocAuc())
                                + confusionMatrix().report()
                        : head
                                + String.format(
                                        Locale.ROOT,
                                        "mean squared error %.6g, mean absolute error %.6g, R2 %.4f%n",
                                        meanSquaredError(),
                                        meanAbsoluteError(),
                                        r2()))
                .replace(System.lineSeparator(), "\n");
    }

    private double threshold() {
        boolean zero = false;
        boolean minusOne = false;
        for (double target : predictions.targets()) {
            zero |= target == 0;
            minusOne |= target == -1;
        }
        if (zero && minusOne) {
            throw new IllegalStateException("Class 0 has the target 0 in some examples and -1 in others, so it is"
                    + " unclear which outputs mean it. Use one of the two.");
        }
        return minusOne || (!zero && topology.loss() == Loss.HINGE) ? 0 : 0.5;
    }

    private static void checkIndex(String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "There is no " + what + " " + index + ": the " + what + "s are 0 to " + (size - 1) + ".");
        }
    }
}
