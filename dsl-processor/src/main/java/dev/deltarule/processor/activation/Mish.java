package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;
import dev.deltarule.processor.formula.Helper;

/** net tanh(softplus(net)). An overflowing exponential is harmless: its logarithm's tanh is 1. */
final class Mish {
    static final ActivationRule RULE = new UnitwiseActivation(
            "net * tanh(log1p(exp(net)))",
            "mishSlope(net)",
            Range.ALL,
            new Helper("mishSlope", "t + net σ(net) (1 - t²), t = tanh(softplus(net)).", """
                    double t = Math.tanh(Math.log1p(Math.exp(net)));
                    return t + net * (1 - t * t) / (1 + Math.exp(-net));"""));

    private Mish() {}
}
