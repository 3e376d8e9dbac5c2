package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/**
 * The fields and methods of {@link AcrossExamples}: examples side by side in the lanes of vectors. No layer of a small network
 * needs to fill a vector, and no sum goes across one but in the gradient.
 */
final class AcrossEmitter implements PassEmitter {
    private final NetworkPlan plan;
    private final Names names;
    private final AcrossPlan across;
    private final Stored stored;
    private final ExampleCode examples;
    private final LayerPlan output;

    AcrossEmitter(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
        this.output = plan.outputLayer();
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        VectorConstants constants = new VectorConstants(plan);
        constants.addShapeTo(type);
        plan.layers().forEach(layer -> constants.addPlacesTo(type, layer));
        AcrossGradient gradient = new AcrossGradient(plan, names);
        gradient.addConstantsTo(type);
        addColumns(type);
        gradient.addScratchTo(type);
        addOnes(type);
        type.addMethod(readInputs());
        type.addMethod(propagate("propagate", "The forward pass of a group of examples, layer by layer."));
        if (plan.hasDropout()) {
            type.addMethod(propagateInTraining());
        }
        type.addMethod(writeOutputs());
        type.addMethod(errors());
        type.addMethod(deltas());
        AcrossActivation activation = new AcrossActivation(plan);
        AcrossProducts products = new AcrossProducts(plan);
        for (LayerPlan layer : plan.layers()) {
            products.addForwardTo(type, layer);
            activation.addForwardTo(type, layer);
        }
        addOutputMethods(type, activation);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta() && !plan.isOutput(layer)) {
                products.addDeltasTo(type, layer);
                activation.addBackwardTo(type, layer);
            }
        }
        gradient.addTo(type);
    }

    private void addColumns(TypeSpec.Builder type) {
        LayerPlan first = plan.layers().get(0);
        type.addField(columns("ins", across.inputsAndOne(first)).toBuilder()
                .addJavadoc("Values of a group of examples: a vector for each input or unit, a lane for each example.")
                .build());
        for (LayerPlan layer : plan.layers()) {
            if (stored.nets(layer)) {
                type.addField(columns(Names.of("nets", layer), layer.units()));
            }
            type.addField(columns(Names.of("outs", layer), across.outputsAndOne(layer)));
            if (layer.drops()) {
                type.addField(columns(Names.of("raws", layer), layer.units()));
                type.addField(columns(Names.of("keeps", layer), layer.units()));
                type.addField(
                        FieldSpec.builder(across.array(), Names.of("keep", layer), Modifier.PRIVATE, Modifier.FINAL)
                                .initializer("new $T[$L]", across.number(), layer.units())
                                .build());
            }
            if (layer.hasDelta()) {
                type.addField(columns(Names.of("deltas", layer), layer.units()));
            }
            for (String value : new String[] {"max", "sum"}) {
                if (stored.ofLayer(layer, value)) {
                    type.addField(columns(Names.of(value + "s", layer), 1));
                }
            }
        }
        if (examples.vectorLogarithms()) {
            type.addField(columns(Names.of("logs", output), 1));
        }
    }

    private FieldSpec columns(String name, int columns) {
        return FieldSpec.builder(across.array(), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", across.number(), columns == 1 ? "L" : columns + " * L")
                .build();
    }

    private void addOnes(TypeSpec.Builder type) {
        Source source = across.source();
        for (LayerPlan layer : plan.layers()) {
            if (layer.trainableBias()) {
                source.statement(
                        "$T.fill($L, $L * L, $L * L, 1)",
                        Arrays.class,
                        across.inputs(layer),
                        layer.inputs(),
                        layer.inputs() + 1);
            }
        }
        CodeBlock ones = source.build();
        if (!ones.isEmpty()) {
            type.addInitializerBlock(CodeBlock.builder()
                    .add("// a bias is the weight of an input that is always 1\n")
                    .add(ones)
                    .build());
        }
    }

    private MethodSpec readInputs() {
        return across.method(
                        names.method("readInputs"),
                        "Reads the inputs of n examples. Lanes behind the last one repeat it.")
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "n")
                .addCode(across.source()
                        .begin("for (int e = 0; e < L; e++)")
                        .statement("int at = inAt + $T.min(e, n - 1) * $L", Math.class, plan.inputs())
                        .loop("i", plan.inputs())
                        .statement("ins[i * L + e] = in[at + i]")
                        .end()
                        .end()
                        .build())
                .build();
    }

    private MethodSpec propagate(String name, String doc) {
        Source source = across.source();
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
        }
        return across.method(names.method(name), doc).addCode(source.build()).build();
    }

    private MethodSpec propagateInTraining() {
        Source source = across.source();
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
            if (layer.drops()) {
                source.statement("$L(first, n)", Names.of("drop", layer));
            }
        }
        return across.method(
                        names.method("propagateInTraining"),
                        "The same with dropout. The group is that of the examples first .. first + n - 1 of a call.")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build();
    }

    private void forward(Source source, LayerPlan layer) {
        source.statement("$L()", Names.of("forward", layer));
        if (AcrossActivation.changes(layer, examples)) {
            source.statement("$L()", Names.of("activate", layer));
        }
    }

    private MethodSpec writeOutputs() {
        return across.method(names.method("writeOutputs"), "Writes the outputs of n examples.")
                .addParameter(across.array(), "out")
                .addParameter(TypeName.INT, "outAt")
                .addParameter(TypeName.INT, "n")
                .addCode(across.source()
                        .begin("for (int e = 0; e < n; e++)")
                        .loop("j", plan.outputs())
                        .statement(
                                "out[outAt + e * $L + j] = $L[$L]",
                                plan.outputs(),
                                Names.of("outs", output),
                                Layout.COLUMNS.at("j"))
                        .end()
                        .end()
                        .build())
                .build();
    }

    private MethodSpec errors() {
        Source source = across.source();
        if (examples.vectorLogarithms()) {
            source.statement("$L()", Names.of("logarithms", output));
        }
        source.statement("double sum = 0")
                .begin("for (int e = 0; e < n; e++)")
                .statement("sum += $L(e, target, targetAt + e * $L)", Names.of("error", output), plan.outputs())
                .end()
                .statement("return sum");
        return onTargets(names.method("errors"), "Returns the sum of the errors of n examples.")
                .returns(TypeName.DOUBLE)
                .addCode(source.build())
                .build();
    }

    private MethodSpec deltas() {
        Source source = across.source();
        if (output.hasDelta()) {
            source.begin("for (int e = 0; e < n; e++)")
                    .statement("$L(e, target, targetAt + e * $L)", Names.of("deltas", output), plan.outputs())
                    .end()
                    .comment("lanes that only repeat an example add nothing to the gradient")
                    .begin("for (int e = n; e < L; e++)")
                    .loop("j", output.units())
                    .statement("$L[$L] = 0", Names.of("deltas", output), Layout.COLUMNS.at("j"))
                    .end()
                    .end();
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta() && !plan.isOutput(layer)) {
                source.statement("$L()", Names.of("deltas", layer));
                if (AcrossActivation.slopes(layer)) {
                    source.statement("$L()", Names.of("slopes", layer));
                }
            }
        }
        return onTargets(names.method("deltas"), "Computes the deltas of all layers for n examples.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec.Builder onTargets(String name, String doc) {
        return across.method(name, doc)
                .addParameter(across.array(), "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "n");
    }

    private void addOutputMethods(TypeSpec.Builder type, AcrossActivation activation) {
        if (examples.vectorLogarithms()) {
            type.addMethod(activation.logarithms(output));
        }
        type.addMethod(onExample("error", "Returns the error of example e.")
                .returns(TypeName.DOUBLE)
                .addCode(examples.error(output))
                .build());
        if (output.hasDelta()) {
            type.addMethod(onExample("deltas", "Computes delta = dE/dnet of " + output.name() + " for example e.")
                    .addCode(examples.outputDeltas(output))
                    .build());
        }
    }

    private MethodSpec.Builder onExample(String name, String doc) {
        return across.method(Names.of(name, output), doc)
                .addParameter(TypeName.INT, "e")
                .addParameter(across.array(), "target")
                .addParameter(TypeName.INT, "targetAt");
    }
}
