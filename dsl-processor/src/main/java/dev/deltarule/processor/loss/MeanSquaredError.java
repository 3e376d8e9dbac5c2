package dev.deltarule.processor.loss;

import dev.deltarule.Activation;

/** The mean of the squared differences. */
final class MeanSquaredError implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.mean("meanSquaredError", "sq(target - out)", "2 * (out - target)");
    }
}
