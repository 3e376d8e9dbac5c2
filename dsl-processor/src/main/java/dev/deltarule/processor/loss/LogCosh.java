package dev.deltarule.processor.loss;

import dev.deltarule.Activation;

/** ln cosh d = |d| + ln(1 + e^(-2|d|)) - ln 2, which cannot overflow. */
final class LogCosh implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.mean(
                "logCosh",
                "abs(out - target) + log1p(exp(-2 * abs(out - target))) - 0.6931471805599453",
                "tanh(out - target)");
    }
}
