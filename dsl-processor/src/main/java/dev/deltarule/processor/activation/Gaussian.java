package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The bell curve of height 1. */
final class Gaussian {
    static final ActivationRule RULE = new UnitwiseActivation("exp(-net * net)", "-2 * net * out", Range.UNIT);

    private Gaussian() {}
}
