package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** Outputs that are positive and sum to 1. The Jacobian is out_j ([j = k] - out_k). */
final class Softmax {
    static final ActivationRule RULE =
            new LayerwiseActivation("e / sum", "dE_dout * out", "out * (dE_dout - mix)", Range.UNIT);

    private Softmax() {}
}
