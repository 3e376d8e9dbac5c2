package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The exponential linear unit with α = 1, whose slope below 0 is out + 1. */
final class Elu {
    static final ActivationRule RULE = new UnitwiseActivation(
            "net > 0 ? net : expm1(net)", "out > 0 ? 1 : out + 1", new Range(-1, Double.POSITIVE_INFINITY));

    private Elu() {}
}
