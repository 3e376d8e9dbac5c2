package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * Up to {@code BLOCK} examples worked on together, in two jobs that workers can share: outputs, errors and deltas by examples,
 * then the gradient by inputs, so that each of its entries is summed by one thread in one order.
 */
public final class BlockByBlock implements BlockBodies {
    private final NetworkPlan plan;
    private final BlockSteps steps;
    private final BlockShares shares;

    public BlockByBlock(NetworkPlan plan, Names names, BlockSteps steps) {
        this.plan = plan;
        this.steps = steps;
        this.shares = new BlockShares(plan, names, steps);
    }

    @Override
    public CodeBlock predict() {
        Source source = eachBlock(source(), "out");
        shares.run(source, BlockShares.PREDICT, "n");
        return source.end().statement("block.clear()").build();
    }

    @Override
    public CodeBlock loss() {
        Source source = eachBlock(source().statement("double error = 0"), "target");
        shares.run(source, BlockShares.LOSS, "n");
        return errors(source)
                .end()
                .statement("block.clear()")
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock gradient() {
        return gradients(source().statement("double error = 0"), "gradient")
                .statement("block.clear()")
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock descend() {
        Source source = source();
        if (steps.singleStep().isEmpty()) {
            source.begin("if (count <= BLOCK)").statement("block.compare(in, inAt, target, targetAt, count)");
            shares.run(source, BlockShares.DELTAS, "count");
            source.statement("double error = $T.sum(errors, 0, count)", RuntimeTypes.SUMS)
                    .statement("$T.checkFinite(error)", RuntimeTypes.ROWS)
                    .statement("block.addTo(parameters, -rate / count)");
            shares.run(source, BlockShares.GRADIENT, "count");
            source.statement("block.clear()").statement("return error").end();
        } else {
            source.begin("if (count == 1)")
                    .statement(
                            "return $L(in, inAt, target, targetAt, rate)",
                            steps.singleStep().get())
                    .end();
        }
        SummedStep.begin(source, plan).statement("double error = 0");
        return SummedStep.finish(gradients(source, "sum").statement("block.clear()"), plan)
                .build();
    }

    @Override
    public CodeBlock scratch() {
        return shares.scratch();
    }

    private Source gradients(Source source, String sum) {
        numbered(eachBlock(source, "target"));
        shares.run(source, BlockShares.DELTAS, "n");
        errors(source).statement("block.addTo($L, 1)", sum);
        shares.run(source, BlockShares.GRADIENT, "n");
        return source.end();
    }

    private Source errors(Source source) {
        return source.statement("error += $T.sum(errors, 0, n)", RuntimeTypes.SUMS);
    }

    /** Opens a loop over the blocks. */
    private Source eachBlock(Source source, String out) {
        return source.begin("for (int k = 0; k < count; k += BLOCK)")
                .statement("int n = $T.min(BLOCK, count - k)", Math.class)
                .statement(
                        "block.$1L(in, inAt + k * $2L, $3L, $3LAt + k * $4L, n)",
                        out.equals("out") ? "predict" : "compare",
                        plan.inputs(),
                        out,
                        plan.outputs());
    }

    /** With dropout, an example is known by its number in the call. */
    private Source numbered(Source source) {
        return plan.hasDropout() ? source.statement("block.first = k") : source;
    }

    /** Adds the steps from which the bodies are made. */
    public void addTo(TypeSpec.Builder type) {
        shares.addTo(type);
        steps.addTo(type);
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
