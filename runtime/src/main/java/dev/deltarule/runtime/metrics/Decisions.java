package dev.deltarule.runtime.metrics;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.TargetCoding;
import java.util.stream.IntStream;

/**
 * How the outputs of a network and the targets of its examples are read: as classes, as labels or as numbers. A part of the
 * examples may look otherwise than all of them do, so whoever judges a part gives all.
 */
public final class Decisions {
    private final Topology topology;
    private final Task task;
    private final double threshold;
    private final String whyNumbers;

    private Decisions(Topology topology, Task task, double threshold, String whyNumbers) {
        this.topology = topology;
        this.task = task;
        this.threshold = threshold;
        this.whyNumbers = whyNumbers;
    }

    /**
     * Reads the targets of all examples that a network learns from or is judged by.
     *
     * @param examples some of them
     * @param others more of them, such as those for validation
     */
    public static Decisions of(Topology topology, Examples examples, Examples... others) {
        TargetSigns signs = new TargetSigns(examples);
        TargetCoding coding = examples.targetCoding();
        for (Examples more : others) {
            signs.see(more);
            coding = coding.with(more.targetCoding());
        }
        Task task = task(topology, coding);
        if (signs.areMixed() && (task == Task.BINARY || task == Task.MULTI_LABEL)) {
            task = Task.REGRESSION;
        }
        double threshold = signs.anyNegative() || topology.loss() == Loss.HINGE ? 0 : 0.5;
        String why = task == Task.REGRESSION ? signs.whyNumbers(topology, isOpen(topology)) : "";
        return new Decisions(topology, task, threshold, why);
    }

    private static Task task(Topology topology, TargetCoding coding) {
        boolean several = topology.outputs() > 1;
        if (topology.loss() == Loss.CROSS_ENTROPY) {
            return Task.CLASSES;
        }
        if (!isOpen(topology) || coding == TargetCoding.NUMBERS) {
            return Task.REGRESSION;
        }
        if (coding == TargetCoding.SHARES) {
            return isSoftmax(topology) ? Task.CLASSES : Task.REGRESSION;
        }
        if (!several) {
            return Task.BINARY;
        }
        return coding == TargetCoding.CLASSES && topology.loss() != Loss.BINARY_CROSS_ENTROPY
                ? Task.CLASSES
                : Task.MULTI_LABEL;
    }

    /** Whether targets of yes and no make outputs decisions. */
    private static boolean isOpen(Topology topology) {
        return switch (topology.loss()) {
            case CROSS_ENTROPY, BINARY_CROSS_ENTROPY, HINGE -> true;
            case POISSON -> false;
            case SQUARED_ERROR, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH ->
                isBounded(outputActivation(topology));
        };
    }

    private static boolean isBounded(Activation activation) {
        return switch (activation) {
            case SIGMOID, HARD_SIGMOID, TANH, HARD_TANH, SOFTSIGN, GAUSSIAN, SINE, SOFTMAX, LOG_SOFTMAX -> true;
            case IDENTITY, RELU, LEAKY_RELU, ELU, SELU, SOFTPLUS, SWISH, GELU, MISH, HARD_SWISH, EXPONENTIAL -> false;
        };
    }

    private static boolean isSoftmax(Topology topology) {
        Activation activation = outputActivation(topology);
        return activation == Activation.SOFTMAX || activation == Activation.LOG_SOFTMAX;
    }

    static Activation outputActivation(Topology topology) {
        return topology.layers().get(topology.layers().size() - 1).activation();
    }

    /** What the network decides. */
    public Task task() {
        return task;
    }

    /** From which number on an output or a target means yes: half-way between the targets for no and yes. */
    public double threshold() {
        return threshold;
    }

    /** Whether a single output, a label or the target of one means yes. */
    public boolean isYes(double number) {
        return number >= threshold;
    }

    /** Which of several labels, or of their targets, mean yes. */
    boolean[] areYes(double[] numbers) {
        boolean[] yes = new boolean[numbers.length];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = isYes(numbers[i]);
        }
        return yes;
    }

    /**
     * The class of an example by its targets.
     *
     * @throws IllegalStateException if it has not exactly one
     */
    public int label(Examples examples, int example) {
        return task == Task.BINARY ? (isYes(examples.target(example, 0)) ? 1 : 0) : examples.label(example);
    }

    /** The classes of all examples. */
    int[] labels(Examples examples) {
        requireClasses("The class of an example");
        return IntStream.range(0, examples.count()).map(k -> label(examples, k)).toArray();
    }

    /** The classes that outputs say, example by example: the first of the largest, or yes and no of a single one. */
    int[] predictedLabels(double[] outputs) {
        requireClasses("The predicted class of an example");
        int width = topology.outputs();
        int[] labels = new int[outputs.length / width];
        for (int k = 0; k < labels.length; k++) {
            if (width == 1) {
                labels[k] = isYes(outputs[k]) ? 1 : 0;
            } else {
                for (int j = 1; j < width; j++) {
                    labels[k] = outputs[k * width + j] > outputs[k * width + labels[k]] ? j : labels[k];
                }
            }
        }
        return labels;
    }

    /**
     * Refuses what needs classes or labels where outputs are numbers.
     *
     * @param what needs them, as the beginning of a sentence
     * @param remedy what to take in its place, as a sentence
     * @throws IllegalStateException if they are numbers
     */
    public void requireDecisions(String what, String remedy) {
        if (!task.decides()) {
            throw new IllegalStateException(what + " needs classes or labels, but " + topology.name() + " has none: "
                    + whyNumbers + ". " + remedy);
        }
    }

    /**
     * Refuses a metric that says nothing about this task.
     *
     * @throws IllegalStateException if it needs classes or labels and outputs are numbers
     */
    public void require(Metric metric) {
        if (!metric.suits(task)) {
            requireDecisions("The " + metric.label(), "Metrics that fit are LOSS, MSE, MAE and R2.");
        }
    }

    /** Refuses what needs exactly one class per example. */
    void requireClasses(String what) {
        requireDecisions(what, "Metrics that fit are LOSS, MSE, MAE and R2.");
        if (task == Task.MULTI_LABEL) {
            throw new IllegalStateException(what + " needs one class per example, but each of the "
                    + topology.outputs() + " outputs of " + topology.name() + " by " + outputActivation(topology)
                    + " with the loss " + topology.loss() + " decides on a label of its own. Take"
                    + " Evaluation.labelMetrics() for them, or declare SOFTMAX and CROSS_ENTROPY for one class of"
                    + " several.");
        }
    }
}
