package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.NetworkPlan;

/** Blocks of a small network in the Vector API variant, with examples side by side in the lanes of vectors. */
final class AcrossExamples implements BlockBodies {
    private final NetworkPlan plan;
    private final Names names;

    AcrossExamples(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
    }

    @Override
    public CodeBlock predict() {
        return eachBlock(source())
                .statement("$L(n)", names.method("propagate"))
                .statement("$L(out, outAt + k * $L, n)", names.method("writeOutputs"), plan.outputs())
                .end()
                .build();
    }

    @Override
    public CodeBlock loss() {
        Source source = eachBlock(source().statement("double error = 0")).statement("$L(n)", names.method("propagate"));
        return errors(source).end().statement("return error").build();
    }

    @Override
    public CodeBlock gradient() {
        return gradients(source().statement("double error = 0"), "gradient")
                .statement("return error")
                .build();
    }

    /** One block goes to the parameters without a gradient in between. */
    @Override
    public CodeBlock descend() {
        Source source = source().begin("if (count <= BLOCK)")
                .statement("double error = $L(in, inAt, target, targetAt, $Lcount)", names.method("learn"), first("0"))
                .statement("$T.checkFinite(error)", RuntimeTypes.ROWS)
                .statement("$L(parameters, -rate / count)", names.method("addSums"))
                .statement("return error")
                .end();
        SummedStep.begin(source, plan).statement("double error = 0");
        return SummedStep.finish(gradients(source, "sum"), plan).build();
    }

    @Override
    public CodeBlock scratch() {
        return CodeBlock.of("");
    }

    private Source gradients(Source source, String sum) {
        return source.begin("for (int k = 0; k < count; k += BLOCK)")
                .statement("int n = $T.min(BLOCK, count - k)", Math.class)
                .statement(
                        "error += $L(in, inAt + k * $L, target, targetAt + k * $L, $Ln)",
                        names.method("learn"),
                        plan.inputs(),
                        plan.outputs(),
                        first("k"))
                .statement("$L($L, 1)", names.method("addSums"), sum)
                .end();
    }

    /** With dropout, an example is known by its number in the call. */
    private String first(String number) {
        return plan.hasDropout() ? number + ", " : "";
    }

    private Source errors(Source source) {
        return source.statement("error += $L(target, targetAt + k * $L, n)", names.method("errors"), plan.outputs());
    }

    private Source eachBlock(Source source) {
        return source.begin("for (int k = 0; k < count; k += BLOCK)")
                .statement("int n = $T.min(BLOCK, count - k)", Math.class)
                .statement("$L(in, inAt + k * $L, n)", names.method("readInputs"), plan.inputs());
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
