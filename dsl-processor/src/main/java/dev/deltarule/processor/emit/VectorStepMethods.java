package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** The methods that the steps of a block call in the Vector API variant, each a loop over examples or layers. */
final class VectorStepMethods {
    private final NetworkPlan plan;
    private final Names names;
    private final LayerPlan output;
    private final TypeName array;

    VectorStepMethods(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.output = plan.outputLayer();
        this.array = ArrayTypeName.of(RuntimeTypes.number(plan.precision()));
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "errors", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new double[BLOCK]")
                .build());
        type.addMethod(errors());
        type.addMethod(sumOfErrors());
        type.addMethod(propagate());
        type.addMethod(copyOutputs());
        type.addMethod(deltas());
    }

    private MethodSpec propagate() {
        Source source = source();
        for (LayerPlan layer : plan.layers()) {
            source.statement(
                    "$L($Lfrom, to, panel)", Names.of("forward", layer), layer.index() == 0 ? "in, inAt, " : "");
        }
        return onExamples(
                        "propagate",
                        "The forward pass of the examples from .. to - 1 of a block, layer by layer.",
                        "in")
                .addParameter(array, "panel")
                .addCode(source.build())
                .build();
    }

    private MethodSpec copyOutputs() {
        return onExamples("copyOutputs", "Copies the outputs of the examples from .. to - 1 of a block.", "out")
                .addCode(source().begin("for (int e = from; e < to; e++)")
                        .statement(
                                "$T.arraycopy($L, e * $L, out, outAt + e * $L, $L)",
                                System.class,
                                Names.of("outs", output),
                                VectorTypes.row(output),
                                output.units(),
                                output.units())
                        .end()
                        .build())
                .build();
    }

    private MethodSpec errors() {
        return onExamples("errors", "Computes the errors of the examples from .. to - 1 of a block.", "target")
                .addCode(source().begin("for (int e = from; e < to; e++)")
                        .statement(
                                "errors[e] = $L(e, e * $L, target, targetAt + e * $L)",
                                Names.of("error", output),
                                VectorTypes.row(output),
                                output.units())
                        .end()
                        .build())
                .build();
    }

    private MethodSpec sumOfErrors() {
        Source source = source().statement("double sum = 0")
                .begin("for (int e = 0; e < n; e++)")
                .statement("sum += errors[e]")
                .end()
                .statement("return sum");
        return MethodSpec.methodBuilder(names.method("sumOfErrors"))
                .addJavadoc("Returns the sum of the errors of the n examples of the block.")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build();
    }

    private MethodSpec deltas() {
        Source source = source();
        if (output.hasDelta()) {
            source.begin("for (int e = from; e < to; e++)")
                    .statement(
                            "$L(e, e * $L, target, targetAt + e * $L)",
                            Names.of("deltas", output),
                            VectorTypes.row(output),
                            output.units())
                    .end();
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta() && !plan.isOutput(layer)) {
                source.statement(
                        "$L(from, to, panels[worker]$L)",
                        Names.of("deltas", layer),
                        VectorDeltas.turnsDeltas(plan, layer) ? ", columns[worker]" : "");
            }
        }
        return onExamples(
                        "deltas",
                        "Computes the deltas of all layers for the examples from .. to - 1 of a block.",
                        "target")
                .addParameter(TypeName.INT, "worker")
                .addCode(source.build())
                .build();
    }

    private MethodSpec.Builder onExamples(String name, String doc, String rows) {
        return MethodSpec.methodBuilder(names.method(name))
                .addJavadoc(doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, rows)
                .addParameter(TypeName.INT, rows + "At")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
