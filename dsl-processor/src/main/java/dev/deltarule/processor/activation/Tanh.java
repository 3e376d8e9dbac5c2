package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The hyperbolic tangent. */
final class Tanh {
    static final ActivationRule RULE = new UnitwiseActivation("tanh(net)", "1 - out * out", Range.SYMMETRIC);

    private Tanh() {}
}
