package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** A sigmoid curve without an exponential. */
final class Softsign {
    static final ActivationRule RULE =
            new UnitwiseActivation("net / (1 + abs(net))", "1 / sq(1 + abs(net))", Range.SYMMETRIC);

    private Softsign() {}
}
