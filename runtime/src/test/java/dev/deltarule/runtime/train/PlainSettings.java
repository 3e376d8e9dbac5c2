package dev.deltarule.runtime.train;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Optimizer;

/** Steps of an optimizer with nothing around them. */
final class PlainSettings {
    private PlainSettings() {}

    static StepSettings of(Optimizer optimizer, Examples examples) {
        return new StepSettings(
                optimizer,
                Penalty.NONE,
                0,
                Double.POSITIVE_INFINITY,
                Clipping.NONE,
                LabelSmoothing.NONE,
                ExampleWeights.of(examples, new double[0], new double[0], examples::label));
    }
}
