package dev.deltarule.processor.loss;

import dev.deltarule.Activation;

/** The mean of the absolute differences. */
final class MeanAbsoluteError implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.mean("meanAbsoluteError", "abs(target - out)", "signum(out - target)");
    }
}
