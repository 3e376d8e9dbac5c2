package dev.deltarule.processor.activation;

import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.formula.Helper;
import java.util.List;

/**
 * An activation in which the output of a unit depends on its own net input alone.
 *
 * @param value the output from {@code net}
 * @param slope the derivative dout/dnet from {@code net}, {@code out} or both; the fewer the less is stored
 * @param range where outputs lie
 * @param helpers functions that the formulas call
 */
public record UnitwiseActivation(Formula value, Formula slope, Range range, List<Helper> helpers)
        implements ActivationRule {
    UnitwiseActivation(String value, String slope, Range range, Helper... helpers) {
        this(Formula.of(value), Formula.of(slope), range, List.of(helpers));
    }
}
