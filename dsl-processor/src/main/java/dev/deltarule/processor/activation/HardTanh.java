package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The hyperbolic tangent in three straight pieces. */
final class HardTanh {
    static final ActivationRule RULE =
            new UnitwiseActivation("max(-1, min(1, net))", "abs(net) < 1 ? 1 : 0", Range.SYMMETRIC);

    private HardTanh() {}
}
