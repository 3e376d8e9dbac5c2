package dev.deltarule.processor.emit.kernels;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Weights;
import javax.lang.model.element.Modifier;

/** The constants and arrays of a class that calls kernels. */
final class KernelFields {
    private final NetworkPlan plan;
    private final Program program;
    private final TypeName number;

    KernelFields(NetworkPlan plan, Program program) {
        this.plan = plan;
        this.program = program;
        this.number = RuntimeTypes.number(plan.precision());
    }

    void addTo(TypeSpec.Builder type) {
        TypeName array = ArrayTypeName.of(number);
        ClassName scratch = RuntimeTypes.scratch(plan.precision());
        ClassName kernels = RuntimeTypes.kernels(plan.precision());
        type.addField(FieldSpec.builder(
                        kernels, RuntimeTypes.KERNELS_CONSTANT, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Those of the Vector API where the virtual machine was started with it, else plain loops.")
                .initializer("$T.$L", RuntimeTypes.KERNELS, RuntimeTypes.door(plan.precision()))
                .build());
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples that are worked on together.")
                .initializer("$L", KernelSteps.BLOCK)
                .build());
        for (Weights weights : program.weights()) {
            type.addField(offset(weights.weightsName(), weights.weightsAt()));
            boolean sharedOfStraightLine = plan.isStraightLine() && weights.bias() == Bias.SHARED;
            if (weights.hasBiases() && !sharedOfStraightLine) {
                type.addField(offset(weights.biasesName(), weights.biasesAt()));
            }
        }
        for (Buffer buffer : program.buffers()) {
            String length = buffer.width() == 1 ? "BLOCK" : "BLOCK * " + buffer.width();
            type.addField(FieldSpec.builder(array, buffer.name(), Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T[$L]", number, length)
                    .build());
        }
        type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "errors", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new double[BLOCK]")
                .build());
        type.addField(FieldSpec.builder(ArrayTypeName.of(scratch), "scratches", Modifier.PRIVATE)
                .addJavadoc("Working memory of each worker.")
                .initializer("$T.of(1, $L, BLOCK)", scratch, program.widest())
                .build());
    }

    private static FieldSpec offset(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }
}
