package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The logistic function; exp(-net) may overflow to infinity, of which the quotient is 0 as it should be. */
final class Sigmoid {
    static final ActivationRule RULE = new UnitwiseActivation("1 / (1 + exp(-net))", "out * (1 - out)", Range.UNIT);

    private Sigmoid() {}
}
