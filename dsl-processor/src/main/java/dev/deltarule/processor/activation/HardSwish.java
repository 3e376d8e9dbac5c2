package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** Swish with the hard sigmoid. */
final class HardSwish {
    static final ActivationRule RULE = new UnitwiseActivation(
            "net * max(0, min(1, net / 6 + 0.5))", "net <= -3 ? 0 : net < 3 ? net / 3 + 0.5 : 1", Range.ALL);

    private HardSwish() {}
}
