package dev.deltarule.processor.loss;

import dev.deltarule.processor.formula.Formula;

/**
 * The error of one example, as a term for each output.
 *
 * <p>Formulas speak of {@code target}, {@code out} and {@code net}, of {@code targets}, the sum of all targets of the
 * example, and in softmax layers of {@code log_sum}, the logarithm of the sum of e^net over the units.
 *
 * @param kernel the name of the kernels that compute it for a block, without what they compute
 * @param error the term of one output
 * @param derivative its derivative: dE/dnet if fused, else dE/dout
 * @param fused whether loss and activation are differentiated together, which neither overflows nor divides by 0
 * @param mean whether the terms are averaged over the outputs, else summed
 */
public record LossTerms(String kernel, Formula error, Formula derivative, boolean fused, boolean mean) {
    static LossTerms sum(String kernel, String error, String derivative) {
        return new LossTerms(kernel, Formula.of(error), Formula.of(derivative), false, false);
    }

    static LossTerms mean(String kernel, String error, String derivative) {
        return new LossTerms(kernel, Formula.of(error), Formula.of(derivative), false, true);
    }

    static LossTerms fusedSum(String kernel, String error, String derivative) {
        return new LossTerms(kernel, Formula.of(error), Formula.of(derivative), true, false);
    }

    static LossTerms fusedMean(String kernel, String error, String derivative) {
        return new LossTerms(kernel, Formula.of(error), Formula.of(derivative), true, true);
    }

    /** The name of the kernel that computes the error of each example: {@code squaredErrors}, {@code huberErrors}. */
    public String errorsKernel() {
        return kernel.endsWith("Error") ? kernel + "s" : kernel + "Errors";
    }

    /** The name of the kernel that computes the derivatives. */
    public String deltasKernel() {
        return kernel + "Deltas";
    }

    /** Whether error or derivative speaks of a symbol. */
    public boolean use(String symbol) {
        return error.uses(symbol) || derivative.uses(symbol);
    }
}
