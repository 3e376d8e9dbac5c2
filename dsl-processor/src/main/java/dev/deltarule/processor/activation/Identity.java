package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** The net input itself. */
final class Identity {
    static final ActivationRule RULE = new UnitwiseActivation("net", "1", Range.ALL);

    private Identity() {}
}
