package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** A rectifier that lets a hundredth of negative net inputs through. */
final class LeakyRelu {
    static final ActivationRule RULE =
            new UnitwiseActivation("net > 0 ? net : 0.01 * net", "out > 0 ? 1 : 0.01", Range.ALL);

    private LeakyRelu() {}
}
