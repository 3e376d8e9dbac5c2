package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The sine, for networks of periodic functions. */
final class Sine {
    static final ActivationRule RULE = new UnitwiseActivation("sin(net)", "cos(net)", Range.SYMMETRIC);

    private Sine() {}
}
