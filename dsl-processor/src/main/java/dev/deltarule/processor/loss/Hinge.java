package dev.deltarule.processor.loss;

import dev.deltarule.Activation;
import dev.deltarule.processor.activation.ActivationRules;
import java.util.Optional;

/** The mean distance by which outputs miss the margin; targets are -1 or 1. */
final class Hinge implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.mean("hinge", "max(0, 1 - target * out)", "target * out < 1 ? -target : 0");
    }

    @Override
    public Optional<String> refusal(Activation output) {
        return ActivationRules.of(output).range().reachesBothSigns()
                ? Optional.empty()
                : Optional.of("HINGE has targets -1 and 1 and wants outputs that reach both, such as IDENTITY or TANH");
    }
}
