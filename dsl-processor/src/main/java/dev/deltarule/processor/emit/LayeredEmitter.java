package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A larger network: each layer has its own methods, unrolled or as loops, and values pass between them in arrays that are
 * allocated once.
 */
final class LayeredEmitter implements PassEmitter {
    private final NetworkPlan plan;
    private final Names names;
    private final PassMethods methods;
    private final BlockByBlock blocks;
    private final Stored stored;
    private final TypeName number;
    private final TypeName array;

    LayeredEmitter(NetworkPlan plan, Names names, BlockByBlock blocks) {
        this.plan = plan;
        this.blocks = blocks;
        this.names = names;
        this.methods = new PassMethods(plan, names);
        this.stored = new Stored(plan);
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        addFields(type);
        type.addMethod(forward());
        type.addMethod(step());
        blocks.addTo(type);
        type.addMethod(propagate());
        if (plan.hasDropout()) {
            type.addMethod(propagateInTraining());
        }
        for (LayerPlan layer : plan.layers()) {
            type.addMethod(withRow(
                            onExample(layerMethod("forward", layer, "Computes the outputs of " + layer.name() + ".")),
                            layer)
                    .addCode(ofExample(bodies(layer).forward(layer), false))
                    .build());
        }
        LayerPlan output = plan.outputLayer();
        type.addMethod(onTarget("error", "Computes the error of the outputs.", TypeName.DOUBLE)
                .addCode(ofExample(bodies(output).error(output), true))
                .build());
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                type.addMethod(deltas(layer));
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                type.addMethod(gradient(layer));
                type.addMethod(withRow(
                                onExample(layerMethod("update", layer, "Steps the parameters of " + layer.name() + "."))
                                        .addParameter(number, "rate"),
                                layer)
                        .addCode(ofExample(bodies(layer).update(layer), false))
                        .build());
            }
        }
    }

    private void addFields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples whose values are kept until their gradients are added together.")
                .initializer("$L", PlainSteps.block(plan))
                .build());
        for (LayerPlan layer : plan.layers()) {
            type.addField(offset(Names.weightsAt(layer), layer.parameters().weightsAt()));
            if (layer.biases() > 0) {
                type.addField(offset(Names.biasesAt(layer), layer.parameters().biasesAt()));
            }
        }
        for (LayerPlan layer : plan.layers()) {
            for (String values : ofUnits(layer)) {
                type.addField(FieldSpec.builder(
                                ArrayTypeName.of(array), Names.of(values, layer), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[BLOCK][$L]", number, layer.units())
                        .build());
            }
            for (String value : ofLayer(layer)) {
                type.addField(FieldSpec.builder(array, Names.of(value + "s", layer), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[BLOCK]", number)
                        .build());
            }
        }
        PlainSteps.row(plan)
                .ifPresent(row -> type.addField(FieldSpec.builder(ArrayTypeName.of(array), "rows", Modifier.PRIVATE)
                        .addJavadoc(
                                "For each worker, room for the weights of one input, and a gap because workers that write to the same line of"
                                        + " the cache wait for each other.")
                        .initializer("new $T[1][$L]", number, row)
                        .build()));
    }

    /** The values of units that are kept for each example. */
    private List<String> ofUnits(LayerPlan layer) {
        List<String> values = new ArrayList<>(List.of("outs"));
        if (stored.nets(layer)) {
            values.add("nets");
        }
        if (layer.hasDelta()) {
            values.add("deltas");
        }
        if (layer.drops()) {
            values.add("raws");
            values.add("keeps");
        }
        return values;
    }

    /** The values of a whole softmax layer that are kept for each example. */
    private List<String> ofLayer(LayerPlan layer) {
        return Stream.of("max", "sum")
                .filter(value -> stored.ofLayer(layer, value))
                .toList();
    }

    /**
     * Statements on example {@code e} of a block, to which its values are given under the names they have in the statements.
     *
     * @param readsOfLayer whether they read what is kept of a softmax layer
     */
    private CodeBlock ofExample(CodeBlock statements, boolean readsOfLayer) {
        String text = statements.toString();
        Source source = source();
        for (LayerPlan layer : plan.layers()) {
            for (String values : ofUnits(layer)) {
                String name = Names.of(values, layer);
                if (mentions(text, name)) {
                    source.statement("$T $L = this.$L[e]", array, name, name);
                }
            }
            for (String value : ofLayer(layer)) {
                if (readsOfLayer && mentions(text, Names.of(value, layer))) {
                    source.statement("$T $L = $L[e]", number, Names.of(value, layer), Names.of(value + "s", layer));
                }
            }
        }
        return CodeBlock.builder().add(source.build()).add(statements).build();
    }

    private static boolean mentions(String text, String name) {
        String part = "\\p{javaJavaIdentifierPart}";
        return Pattern.compile("(?<!" + part + ")" + Pattern.quote(name) + "(?!" + part + ")")
                .matcher(text)
                .find();
    }

    private MethodSpec gradient(LayerPlan layer) {
        CodeBlock body = bodies(layer).gradient(layer);
        if (layer.strategy() == Strategy.LOOPS) {
            return withRow(
                            layerMethod(
                                            "gradient",
                                            layer,
                                            "Adds dE/dparameter of " + layer.name()
                                                    + ", summed over n examples, for the inputs first .. end - 1.")
                                    .addParameter(TypeName.INT, "n")
                                    .addParameter(array, "gradient")
                                    .addParameter(TypeName.INT, "first")
                                    .addParameter(TypeName.INT, "end"),
                            layer)
                    .addCode(body)
                    .build();
        }
        return onExample(layerMethod("gradient", layer, "Adds dE/dparameter of " + layer.name() + "."))
                .addParameter(array, "gradient")
                .addCode(ofExample(body, false))
                .build();
    }

    private static MethodSpec.Builder onExample(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "e");
    }

    private MethodSpec.Builder withRow(MethodSpec.Builder method, LayerPlan layer) {
        return layer.strategy() == Strategy.LOOPS ? method.addParameter(array, "row") : method;
    }

    private static FieldSpec offset(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }

    private MethodSpec forward() {
        LayerPlan output = plan.outputLayer();
        return methods.forward(source().statement("$L(in, inAt, 0$L)", names.method("propagate"), firstRow())
                .statement(
                        "$T.arraycopy($L[0], 0, out, outAt, $L)",
                        System.class,
                        Names.of("outs", output),
                        output.units())
                .build());
    }

    private MethodSpec step() {
        Source source = source();
        source.statement("$L(in, inAt, 0$L)", PlainSteps.propagate(plan, names), firstRow())
                .statement("double E = $L(target, targetAt, 0)", method("error", plan.outputLayer()))
                .statement("$T.checkFinite(E)", RuntimeTypes.ROWS);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                source.statement("$L($L0)", method("deltas", layer), plan.isOutput(layer) ? "target, targetAt, " : "");
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                source.statement(
                        "$L($L0, rate$L)",
                        method("update", layer),
                        layer.index() == 0 ? "in, inAt, " : "",
                        layer.strategy() == Strategy.LOOPS ? ", rows[0]" : "");
            }
        }
        return methods.step(source.statement("return E").build());
    }

    private String firstRow() {
        return PlainSteps.row(plan).isPresent() ? ", rows[0]" : "";
    }

    private MethodSpec propagate() {
        Source source = source();
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
        }
        return propagate("propagate", "The forward pass of example e of a block, layer by layer.", source);
    }

    private MethodSpec propagateInTraining() {
        Source source = source();
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
            if (layer.drops()) {
                drop(source, layer);
            }
        }
        return propagate(
                PlainSteps.IN_TRAINING, "The forward pass of example e of a block, with outputs dropped.", source);
    }

    private void forward(Source source, LayerPlan layer) {
        source.statement(
                "$L($Le$L)",
                method("forward", layer),
                layer.index() == 0 ? "in, inAt, " : "",
                layer.strategy() == Strategy.LOOPS ? ", row" : "");
    }

    /** The outputs as they were stay in an array of their own, for the derivatives. */
    private void drop(Source source, LayerPlan layer) {
        String outs = Names.of("outs", layer);
        source.statement(
                        "$T.arraycopy($L[e], 0, $L[e], 0, $L)",
                        System.class,
                        outs,
                        Names.of("raws", layer),
                        layer.units())
                .statement(
                        "dropout.draw($L[e], 0, $L, $L, block.first + e, $L)",
                        Names.of("keeps", layer),
                        layer.units(),
                        layer.index(),
                        layer.dropout())
                .loop("j", layer.units())
                .statement("$L[e][j] *= $L[e][j]", outs, Names.of("keeps", layer))
                .end();
    }

    private MethodSpec propagate(String name, String doc, Source source) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(name))
                .addJavadoc(doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "e");
        if (PlainSteps.row(plan).isPresent()) {
            method.addParameter(array, "row");
        }
        return method.addCode(source.build()).build();
    }

    private MethodSpec deltas(LayerPlan layer) {
        String doc = "Computes delta = dE/dnet of " + layer.name() + ".";
        if (plan.isOutput(layer)) {
            return onTarget("deltas", doc, TypeName.VOID)
                    .addCode(ofExample(bodies(layer).outputDeltas(layer), true))
                    .build();
        }
        LayerPlan next = plan.layers().get(layer.index() + 1);
        return MethodSpec.methodBuilder(method("deltas", layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "e")
                .addCode(ofExample(bodies(next).hiddenDeltas(layer), false))
                .build();
    }

    private MethodSpec.Builder onTarget(String name, String doc, TypeName result) {
        return MethodSpec.methodBuilder(method(name, plan.outputLayer()))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .returns(result)
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "e");
    }

    private MethodSpec.Builder layerMethod(String name, LayerPlan layer, String doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(method(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE);
        return layer.index() == 0 ? method.addParameter(array, "in").addParameter(TypeName.INT, "inAt") : method;
    }

    private String method(String name, LayerPlan layer) {
        return names.method(Names.of(name, layer));
    }

    private LayerBodies bodies(LayerPlan layer) {
        return layer.strategy() == Strategy.LOOPS ? new LoopBodies(plan) : new UnrolledBodies(plan, names);
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
