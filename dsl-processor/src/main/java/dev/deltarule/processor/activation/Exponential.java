package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The exponential, for positive outputs such as rates. */
final class Exponential {
    static final ActivationRule RULE = new UnitwiseActivation("exp(net)", "out", Range.POSITIVE);

    private Exponential() {}
}
