package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** ln(1 + e^net), written so that nothing overflows; its slope, the sigmoid, is 1 - e^-out. */
final class Softplus {
    static final ActivationRule RULE =
            new UnitwiseActivation("max(net, 0) + log1p(exp(-abs(net)))", "-expm1(-out)", Range.POSITIVE);

    private Softplus() {}
}
