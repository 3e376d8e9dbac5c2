package dev.deltarule.processor.emit.kernels;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Step;
import dev.deltarule.processor.program.Weights;

/** Writes the calls of kernels that multiply matrices: net inputs, what passes back, gradients. */
final class ProductCalls {
    private static final String KERNELS = RuntimeTypes.KERNELS_CONSTANT;

    private final Source source;
    private final ClassName type;

    ProductCalls(Source source, Precision precision) {
        this.source = source;
        this.type = RuntimeTypes.kernels(precision);
    }

    void product(Step.Product product) {
        Weights weights = product.weights();
        CodeBlock biases = weights.hasBiases()
                ? CodeBlock.of("$L, $L", weights.biasesName(), weights.bias() == Bias.SHARED ? 0 : 1)
                : CodeBlock.of("$T.NO_BIAS, 0", type);
        source.statement(
                "$L.product(n, $L, $L, $L, p,$W$L, $L,$W$L, $L, $L, scratch)",
                KERNELS,
                product.in().name(),
                KernelCalls.at(product.in()),
                weights.inputs(),
                weights.weightsName(),
                biases,
                product.net().name(),
                KernelCalls.at(product.net()),
                weights.units());
    }

    void productTransposed(Step.ProductTransposed product) {
        Weights weights = product.weights();
        source.statement(
                "$L.productTransposed(n, $L, $L, $L, p, $L,$W$L, $L, $L, scratch)",
                KERNELS,
                product.delta().name(),
                KernelCalls.at(product.delta()),
                weights.units(),
                weights.weightsName(),
                product.slope().name(),
                KernelCalls.at(product.slope()),
                weights.inputs());
    }

    /** Adds a share of a gradient, of the weights of the inputs {@code from .. to - 1}. */
    public void gradient(Step.WeightGradient gradient, CodeBlock from, CodeBlock to) {
        Weights weights = gradient.weights();
        Buffer in = gradient.in();
        source.statement("from = $L", from)
                .statement("to = $L", to)
                .statement(
                        "$L.addGradient(n, to - from, $L, $L, $L,$W$L, 0, $L, factor,$Wsum, $L + from * $L, scratch)",
                        KERNELS,
                        in.name(),
                        (in.isOwn() ? "" : in.name() + "At + ") + "from",
                        weights.inputs(),
                        gradient.delta().name(),
                        weights.units(),
                        weights.weightsName(),
                        weights.units());
    }

    /** Adds the gradient of the biases; those that share one bias add up in it. */
    public void gradient(Step.BiasGradient gradient) {
        Weights weights = gradient.weights();
        source.statement(
                "$L.$L(n, $L, 0, $L, factor, sum, $L, scratch)",
                KERNELS,
                weights.bias() == Bias.SHARED ? "addSum" : "addColumnSums",
                gradient.delta().name(),
                weights.units(),
                weights.biasesName());
    }
}
