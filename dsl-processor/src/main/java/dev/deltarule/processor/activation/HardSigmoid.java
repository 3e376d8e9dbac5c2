package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The sigmoid in three straight pieces. */
final class HardSigmoid {
    static final ActivationRule RULE = new UnitwiseActivation(
            "max(0, min(1, net / 6 + 0.5))", "abs(net) < 3 ? 0.16666666666666666 : 0", Range.UNIT);

    private HardSigmoid() {}
}
