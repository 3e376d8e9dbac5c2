package dev.deltarule.processor.emit.kernels;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Step;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the passes over the examples of a block: forward, errors, deltas. */
final class KernelPasses {
    static final String PROPAGATE = "propagate";
    static final String IN_TRAINING = "propagateInTraining";

    private final NetworkPlan plan;
    private final Names names;
    private final Program program;
    private final TypeName array;
    private final ClassName scratch;

    KernelPasses(NetworkPlan plan, Names names, Program program) {
        this.plan = plan;
        this.names = names;
        this.program = program;
        this.array = ArrayTypeName.of(RuntimeTypes.number(plan.precision()));
        this.scratch = RuntimeTypes.scratch(plan.precision());
    }

    void addTo(TypeSpec.Builder type) {
        addPropagate(
                type,
                PROPAGATE,
                "The forward pass of the examples first .. first + n - 1 of a block.",
                program.forward());
        if (program.drops()) {
            addPropagate(
                    type,
                    IN_TRAINING,
                    "The forward pass of the examples first .. first + n - 1 of a block, with outputs dropped.",
                    program.training());
        }
        type.addMethod(errors());
        addDeltas(type);
    }

    private void addPropagate(TypeSpec.Builder type, String name, String doc, List<Step> steps) {
        List<List<Step>> parts = Parts.of(steps);
        for (int part = 1; part <= parts.size(); part++) {
            Source source = source().statement("$T p = parameters", array);
            new KernelCalls(source, plan.precision()).add(parts.get(part - 1));
            String method = parts.size() == 1 ? names.method(name) : part(name, part);
            type.addMethod(onInputs(method, doc, source));
        }
        if (parts.size() > 1) {
            Source source = source();
            for (int part = 1; part <= parts.size(); part++) {
                source.statement("$L(in, inAt, first, n, scratch)", part(name, part));
            }
            type.addMethod(onInputs(names.method(name), doc, source));
        }
    }

    private MethodSpec onInputs(String name, String doc, Source source) {
        return method(name, doc)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addParameter(scratch, "scratch")
                .addCode(source.build())
                .build();
    }

    private MethodSpec errors() {
        Source source = source();
        new KernelCalls(source, plan.precision()).add(program.errors());
        return method(names.method("errors"), "Computes the errors of the examples first .. first + n - 1 of a block.")
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build();
    }

    private void addDeltas(TypeSpec.Builder type) {
        String doc = "Computes delta = dE/dnet of all layers for the examples first .. first + n - 1 of a block.";
        List<List<Step>> parts = Parts.of(program.backward());
        for (int part = 1; part <= parts.size(); part++) {
            List<Step> steps = parts.get(part - 1);
            Source source = source();
            if (steps.stream().anyMatch(Step.ProductTransposed.class::isInstance)) {
                source.statement("$T p = parameters", array);
            }
            new KernelCalls(source, plan.precision()).add(steps);
            type.addMethod(onValues(parts.size() == 1 ? names.method("deltas") : part("deltas", part), doc, source));
        }
        if (parts.size() > 1) {
            Source source = source();
            for (int part = 1; part <= parts.size(); part++) {
                source.statement("$L(first, n, scratch)", part("deltas", part));
            }
            type.addMethod(onValues(names.method("deltas"), doc, source));
        }
    }

    private MethodSpec onValues(String name, String doc, Source source) {
        return method(name, doc)
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addParameter(scratch, "scratch")
                .addCode(source.build())
                .build();
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
