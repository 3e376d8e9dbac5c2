package dev.deltarule.reports;

import dev.deltarule.runtime.train.EpochReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was recorded of the epochs that are drawn: of all, or in a long training of every so many, so that a million epochs take
 * no more memory than some thousand. A training that goes on in another fit is one history.
 */
final class History {
    private static final int MOST_POINTS = 2_000;

    /** Every {@link #stride}th epoch from the first on. */
    private final List<Epoch> epochs = new ArrayList<>();

    private Epoch last = new Epoch(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    private int stride = 1;
    private int count;
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
        last = new Epoch(report.loss(), report.learningRate().orElse(Double.NaN), training, validationLoss, validation);
        if (count % stride == 0) {
            epochs.add(last);
        }
        count++;
        if (epochs.size() > MOST_POINTS) {
            thin();
        }
    }

    private void thin() {
        for (int k = 1; k < epochs.size(); k++) {
            epochs.remove(k);
        }
        stride *= 2;
    }

    int count() {
        return count;
    }

    Duration elapsed() {
        return elapsed;
    }

    double lastLoss() {
        return last.loss();
    }

    /** Whether a figure was recorded in any epoch that is drawn. */
    boolean has(ToDoubleFunction<Epoch> figure) {
        return Arrays.stream(drawn(figure)).anyMatch(Double::isFinite);
    }

    /** The numbers of the epochs that are drawn: all, or of very many every so many and the last. */
    double[] drawn() {
        double[] numbers = new double[epochs.size() + (endsWithLast() ? 0 : 1)];
        for (int k = 0; k < epochs.size(); k++) {
            numbers[k] = 1 + (double) k * stride;
        }
        numbers[numbers.length - 1] = count;
        return numbers;
    }

    private boolean endsWithLast() {
        return (count - 1) % stride == 0;
    }

    /** A figure of the epochs that are drawn; NaN where it is no finite number. */
    double[] drawn(ToDoubleFunction<Epoch> figure) {
        List<Epoch> drawn = new ArrayList<>(epochs);
        if (!endsWithLast()) {
            drawn.add(last);
        }
        return drawn.stream()
                .mapToDouble(figure)
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
    }
}
