package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** net σ(net); its slope σ + net σ (1 - σ) is out + σ (1 - out). */
final class Swish {
    static final ActivationRule RULE =
            new UnitwiseActivation("net / (1 + exp(-net))", "out + (1 - out) / (1 + exp(-net))", Range.ALL);

    private Swish() {}
}
