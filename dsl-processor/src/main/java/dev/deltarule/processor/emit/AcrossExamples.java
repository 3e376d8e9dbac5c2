package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.function.Consumer;

/** Blocks of a small network in the Vector API variant: as many examples at a time as a vector has lanes, side by side. */
final class AcrossExamples implements BlockBodies {
    private final NetworkPlan plan;
    private final Names names;

    AcrossExamples(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
    }

    @Override
    public CodeBlock predict() {
        return eachGroup(
                        source(),
                        source -> source.statement("$L()", names.method("propagate"))
                                .statement("$L(out, outAt + k * $L, n)", names.method("writeOutputs"), plan.outputs()))
                .build();
    }

    @Override
    public CodeBlock loss() {
        return eachGroup(source().statement("double error = 0"), source -> {
                    source.statement("$L()", names.method("propagate"));
                    errors(source);
                })
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock gradient() {
        return gradients()
                .statement("$L(gradient, 1)", names.method("addSums"))
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock descend() {
        return gradients()
                .statement("$T.checkFinite(error)", RuntimeTypes.ROWS)
                .statement("$L(parameters, -rate / count)", names.method("addSums"))
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock scratch() {
        return CodeBlock.of("");
    }

    private Source gradients() {
        Source start = source().statement("$L()", names.method("clearSums")).statement("double error = 0");
        return eachGroup(start, source -> {
            if (plan.hasDropout()) {
                source.statement("$L(k, n)", names.method("propagateInTraining"));
            } else {
                source.statement("$L()", names.method("propagate"));
            }
            errors(source);
            source.statement("$L(target, targetAt + k * $L, n)", names.method("deltas"), plan.outputs())
                    .statement("$L()", names.method("accumulate"));
        });
    }

    private void errors(Source source) {
        source.statement("error += $L(target, targetAt + k * $L, n)", names.method("errors"), plan.outputs());
    }

    private Source eachGroup(Source source, Consumer<Source> body) {
        source.begin("for (int k = 0; k < count; k += L)")
                .statement("int n = $T.min(L, count - k)", Math.class)
                .statement("$L(in, inAt + k * $L, n)", names.method("readInputs"), plan.inputs());
        body.accept(source);
        return source.end();
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
