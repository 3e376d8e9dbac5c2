package dev.deltarule.reports;

import dev.deltarule.runtime.train.EpochReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was recorded of each epoch. A training that goes on in another fit is one history. */
final class History {
    private static final int MOST_POINTS = 2_000;

    private final List<Epoch> epochs = new ArrayList<>();
    private Duration elapsedBefore = Duration.ZERO;
    private Duration elapsed = Duration.ZERO;

    /**
     * One epoch; NaN stands for what was not recorded.
     *
     * @param training the metric on the training examples
     * @param validationLoss the loss on the validation examples
     * @param validation the metric on the validation examples
     */
    record Epoch(double loss, double rate, double training, double validationLoss, double validation) {}

    void add(EpochReport report, double training, double validationLoss, double validation) {
        if (report.elapsed().compareTo(elapsed.minus(elapsedBefore)) < 0) {
            elapsedBefore = elapsed;
        }
        elapsed = elapsedBefore.plus(report.elapsed());
        epochs.add(new Epoch(
                report.loss(), report.learningRate().orElse(Double.NaN), training, validationLoss, validation));
    }

    int count() {
        return epochs.size();
    }

    Duration elapsed() {
        return elapsed;
    }

    double lastLoss() {
        return epochs.get(epochs.size() - 1).loss();
    }

    /** Whether a figure was recorded in any epoch. */
    boolean has(ToDoubleFunction<Epoch> figure) {
        return epochs.stream().mapToDouble(figure).anyMatch(Double::isFinite);
    }

    /** The numbers of the epochs that are drawn: all, or of very many every so many and the last. */
    double[] drawn() {
        int stride = (count() + MOST_POINTS - 1) / MOST_POINTS;
        List<Double> numbers = new ArrayList<>();
        for (int epoch = 1; epoch < count(); epoch += stride) {
            numbers.add((double) epoch);
        }
        numbers.add((double) count());
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A figure of the epochs that are drawn; NaN where it is no finite number. */
    double[] drawn(ToDoubleFunction<Epoch> figure) {
        double[] values = drawn();
        for (int k = 0; k < values.length; k++) {
            double value = figure.applyAsDouble(epochs.get((int) values[k] - 1));
            values[k] = Double.isFinite(value) ? value : Double.NaN;
        }
        return values;
    }
}
