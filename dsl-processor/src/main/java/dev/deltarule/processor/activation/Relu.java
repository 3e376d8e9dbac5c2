package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The rectifier; max, and not a comparison, so that a NaN goes on to the error. */
final class Relu {
    static final ActivationRule RULE = new UnitwiseActivation("max(0, net)", "out > 0 ? 1 : 0", Range.POSITIVE);

    private Relu() {}
}
