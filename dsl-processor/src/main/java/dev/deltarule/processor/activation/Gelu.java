package dev.deltarule.processor.activation;

import dev.deltarule.processor.activation.ActivationRule.Range;
import dev.deltarule.processor.formula.Helper;

/** net Φ(net), by the error function: Φ(x) = (1 + erf(x / √2)) / 2. */
final class Gelu {
    static final ActivationRule RULE = new UnitwiseActivation(
            "gelu(net)",
            "geluSlope(net)",
            Range.ALL,
            new Helper(
                    "gelu",
                    "net Φ(net), Φ(net) = (1 + erf(net / √2)) / 2.",
                    "return 0.5 * net * (1 + erf(net * Math.sqrt(0.5)));"),
            new Helper(
                    "geluSlope",
                    "Φ(net) + net φ(net), φ(net) = e^(-net²/2) / √(2π).",
                    "return 0.5 * (1 + erf(net * Math.sqrt(0.5))) + net * Math.exp(-0.5 * net * net) / Math.sqrt(2 * Math.PI);"));

    private Gelu() {}
}
