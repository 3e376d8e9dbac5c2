package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;

/** Logarithms of outputs that sum to 1. The Jacobian is [j = k] - e^out_k. */
final class LogSoftmax {
    static final ActivationRule RULE = new LayerwiseActivation(
            "net - max - log(sum)", "dE_dout", "dE_dout - exp(out) * mix", new Range(Double.NEGATIVE_INFINITY, 0));

    private LogSoftmax() {}
}
