package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;

/** Blocks worked on one example after the other, by the four passes of a {@link PassEmitter}. */
public final class ExampleByExample implements BlockBodies {
    private final NetworkPlan plan;
    private final Names names;

    public ExampleByExample(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
    }

    @Override
    public CodeBlock predict() {
        return source().begin("for (int k = 0; k < count; k++)")
                .statement(
                        "$L(in, $L, out, $L)",
                        names.method("forward"),
                        at("inAt", plan.inputs()),
                        at("outAt", plan.outputs()))
                .end()
                .build();
    }

    @Override
    public CodeBlock loss() {
        return eachExample("error", "").statement("return error").build();
    }

    @Override
    public CodeBlock gradient() {
        return eachExample("backpropagate", example() + ", gradient")
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock descend() {
        Source source = source().begin("if (count == 1)")
                .statement("return $L(in, inAt, target, targetAt, rate)", names.method("step"))
                .end();
        SummedStep.begin(source, plan).add(eachExample("backpropagate", example() + ", sum"));
        return SummedStep.finish(source, plan).build();
    }

    @Override
    public CodeBlock scratch() {
        return CodeBlock.of("");
    }

    private String example() {
        return plan.hasDropout() ? ", k" : "";
    }

    private Source eachExample(String pass, String argument) {
        return source().statement("double error = 0")
                .begin("for (int k = 0; k < count; k++)")
                .statement(
                        "error += $L(in, $L, target, $L$L)",
                        names.method(pass),
                        at("inAt", plan.inputs()),
                        at("targetAt", plan.outputs()),
                        argument)
                .end();
    }

    private static String at(String offset, int width) {
        return width == 1 ? offset + " + k" : offset + " + k * " + width;
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
