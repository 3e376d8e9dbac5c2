package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is known after an epoch.
 *
 * @param epoch the epoch's number, from 1
 * @param loss the mean loss per example, each example's loss taken just before the step it took part in; weighted, and
 *     with what large weights cost, if the trainer is told so
 * @param learningRate the learning rate of the epoch's last step; empty if the optimizer finds its own step sizes
 * @param elapsed the time since training began
 * @param validation the metrics of the validation examples with the parameters at the end of the epoch,
 *     {@link Metric#LOSS} always among them; empty without validation examples
 */
public record EpochReport(
        int epoch, double loss, OptionalDouble learningRate, Duration elapsed, Map<Metric, Double> validation) {
    /** Copies the map. */
    public EpochReport {
        validation = validation.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(validation));
    }

    /** A report without validation examples. */
    public EpochReport(int epoch, double loss, OptionalDouble learningRate, Duration elapsed) {
        this(epoch, loss, learningRate, elapsed, Map.of());
    }

    /** The mean loss of the validation examples, if there are any. */
    public OptionalDouble validationLoss() {
        return validation(Metric.LOSS);
    }

    /** A metric of the validation examples, if it was computed. */
    public OptionalDouble validation(Metric metric) {
        Double figure = validation.get(metric);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }
}
