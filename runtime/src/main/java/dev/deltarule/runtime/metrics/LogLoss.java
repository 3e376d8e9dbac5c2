package dev.deltarule.runtime.metrics;

import dev.deltarule.Activation;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import java.util.Arrays;

/** The log-loss of outputs that are probabilities of classes or labels. */
final class LogLoss {
    private LogLoss() {}

    static double of(Topology topology, Examples examples, Decisions decisions, Predictions predictions) {
        Activation activation = Decisions.outputActivation(topology);
        int width = examples.targets();
        double[] outputs = predictions.outputs();
        if (activation == Activation.SIGMOID && decisions.task() != Task.CLASSES) {
            int[] labels = Arrays.stream(predictions.targets())
                    .mapToInt(target -> decisions.isYes(target) ? 1 : 0)
                    .toArray();
            return ClassificationMetrics.logLoss(labels, outputs);
        }
        if (width > 1 && activation == Activation.SOFTMAX) {
            return ClassificationMetrics.logLoss(decisions.labels(examples), outputs, width);
        }
        if (width > 1 && activation == Activation.LOG_SOFTMAX) {
            double[] probabilities = Arrays.stream(outputs).map(Math::exp).toArray();
            return ClassificationMetrics.logLoss(decisions.labels(examples), probabilities, width);
        }
        throw new IllegalStateException("The log-loss needs probabilities of classes, but " + topology.name() + " has "
                + width + " outputs by " + activation
                + ". Take SOFTMAX or LOG_SOFTMAX for several classes, SIGMOID for two or for labels.");
    }
}
