package dev.deltarule.processor.loss;

import dev.deltarule.Activation;

/** A parabola near the target, straight lines from distance 1 on. */
final class Huber implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.mean(
                "huber",
                "abs(out - target) <= 1 ? 0.5 * sq(out - target) : abs(out - target) - 0.5",
                "max(-1, min(1, out - target))");
    }
}
