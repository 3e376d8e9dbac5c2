package dev.deltarule.processor.loss;

import dev.deltarule.Activation;

/** Half the sum of the squared differences. */
final class SquaredError implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.sum("squaredError", "0.5 * sq(target - out)", "out - target");
    }
}
