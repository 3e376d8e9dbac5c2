package dev.deltarule.processor.emit.kernels;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Step;
import dev.deltarule.processor.program.Weights;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a worker's share of the gradient: of each matrix some rows, of the biases everything or nothing. */
final class KernelGradient {
    private final NetworkPlan plan;
    private final Names names;
    private final Program program;
    private final TypeName number;
    private final TypeName array;
    private final ClassName scratch;

    KernelGradient(NetworkPlan plan, Names names, Program program) {
        this.plan = plan;
        this.names = names;
        this.program = program;
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
        this.scratch = RuntimeTypes.scratch(plan.precision());
    }

    /** The statements of the share, or calls of the methods that have them. */
    void add(Source source) {
        List<List<Step>> parts = Parts.of(program.gradient());
        if (parts.size() == 1) {
            add(source, parts.get(0));
        } else {
            for (int part = 1; part <= parts.size(); part++) {
                source.statement("$L(worker, workers)", part("gradientShare", part));
            }
        }
    }

    private void add(Source source, List<Step> steps) {
        source.statement("int n = block.count")
                .statement("$T sum = block.sum", array)
                .statement("$T factor = block.factor", number)
                .statement("$T scratch = scratches[worker]", scratch);
        boolean declared = false;
        KernelCalls calls = new KernelCalls(source, plan.precision());
        for (Step step : steps) {
            if (step instanceof Step.WeightGradient weights) {
                if (!declared) {
                    source.statement("int from, to");
                    declared = true;
                }
                if (!weights.in().isOwn()) {
                    source.statement("$T in = block.in", array).statement("int inAt = block.inAt");
                }
                calls.gradient(weights, share(weights.weights(), "worker"), share(weights.weights(), "worker + 1"));
            }
        }
        List<Step.BiasGradient> biases = steps.stream()
                .filter(Step.BiasGradient.class::isInstance)
                .map(Step.BiasGradient.class::cast)
                .toList();
        if (!biases.isEmpty()) {
            source.begin("if (worker == 0)");
            biases.forEach(calls::gradient);
            source.end();
        }
    }

    private static CodeBlock share(Weights weights, String worker) {
        return CodeBlock.of("$T.of($L, $L, workers)", RuntimeTypes.SHARES, weights.inputs(), worker);
    }

    /** The methods of a long share. */
    void addTo(TypeSpec.Builder type) {
        List<List<Step>> parts = Parts.of(program.gradient());
        for (int part = 1; part <= parts.size() && parts.size() > 1; part++) {
            Source source = source();
            add(source, parts.get(part - 1));
            type.addMethod(
                    method(part("gradientShare", part), "A part of the layers of a worker's share of the gradient.")
                            .addParameter(TypeName.INT, "worker")
                            .addParameter(TypeName.INT, "workers")
                            .addCode(source.build())
                            .build());
        }
    }

    private String part(String method, int number) {
        return names.method(method + "Part" + number);
    }

    private static MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name).addJavadoc("$L", doc).addModifiers(Modifier.PRIVATE);
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
