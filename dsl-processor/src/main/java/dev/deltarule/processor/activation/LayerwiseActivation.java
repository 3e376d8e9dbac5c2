package dev.deltarule.processor.activation;

import dev.deltarule.processor.formula.Formula;

/**
 * An activation in which each output depends on the net inputs of all units of the layer: the softmax family.
 *
 * <p>Its formulas also speak of {@code max}, the largest net input (subtracted so that no exponential overflows), of
 * {@code e} = exp(net - max) and of {@code sum}, the sum of all e. Backward, the product with the Jacobian needs one number
 * per layer, {@code mix}: the sum of a term over all units.
 *
 * @param value the output
 * @param mixTerm the term that is summed to {@code mix}, from {@code out} and {@code dE_dout}
 * @param delta dE/dnet from {@code out}, {@code dE_dout} and {@code mix}
 * @param range where outputs lie
 */
public record LayerwiseActivation(Formula value, Formula mixTerm, Formula delta, Range range)
        implements ActivationRule {
    LayerwiseActivation(String value, String mixTerm, String delta, Range range) {
        this(Formula.of(value), Formula.of(mixTerm), Formula.of(delta), range);
    }

    /** Whether the exponential of each unit is needed after their sum, as softmax does and its logarithm does not. */
    public boolean keepsExponentials() {
        return value.uses("e");
    }
}
