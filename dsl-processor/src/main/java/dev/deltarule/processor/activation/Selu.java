package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The self-normalising unit: λ = 1.0507009873554805 and λα = 1.7580993408473766. */
final class Selu {
    static final ActivationRule RULE = new UnitwiseActivation(
            "net > 0 ? 1.0507009873554805 * net : 1.7580993408473766 * expm1(net)",
            "out > 0 ? 1.0507009873554805 : out + 1.7580993408473766",
            new Range(-1.7580993408473766, Double.POSITIVE_INFINITY));

    private Selu() {}
}
