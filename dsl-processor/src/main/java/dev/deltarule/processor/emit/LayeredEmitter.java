package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import javax.lang.model.element.Modifier;

/**
 * A larger network: each layer has its own methods, unrolled or as loops, and values pass between them in arrays that are
 * allocated once.
 */
final class LayeredEmitter implements PassEmitter {
    private final NetworkPlan plan;
    private final Names names;
    private final PassMethods methods;
    private final Stored stored;
    private final TypeName number;
    private final TypeName array;

    LayeredEmitter(NetworkPlan plan, Names names) {
        this.plan = plan;
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
        type.addMethod(error());
        type.addMethod(backpropagate());
        type.addMethod(step());
        type.addMethod(propagate());
        for (LayerPlan layer : plan.layers()) {
            type.addMethod(layerMethod("forward", layer, "Computes the outputs of " + layer.name() + ".", TypeName.VOID)
                    .addCode(bodies(layer).forward(layer))
                    .build());
        }
        LayerPlan output = plan.outputLayer();
        type.addMethod(onTarget("error", "Computes the error of the outputs.", TypeName.DOUBLE)
                .addCode(bodies(output).error(output))
                .build());
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                type.addMethod(deltas(layer));
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                type.addMethod(
                        layerMethod("gradient", layer, "Adds dE/dparameter of " + layer.name() + ".", TypeName.VOID)
                                .addParameter(array, "gradient")
                                .addCode(bodies(layer).gradient(layer))
                                .build());
                type.addMethod(
                        layerMethod("update", layer, "Steps the parameters of " + layer.name() + ".", TypeName.VOID)
                                .addParameter(number, "rate")
                                .addCode(bodies(layer).update(layer))
                                .build());
            }
        }
    }

    private void addFields(TypeSpec.Builder type) {
        int longestRow = 0;
        for (LayerPlan layer : plan.layers()) {
            type.addField(offset(Names.weightsAt(layer), layer.parameters().weightsAt()));
            if (layer.biases() > 0) {
                type.addField(offset(Names.biasesAt(layer), layer.parameters().biasesAt()));
            }
        }
        for (LayerPlan layer : plan.layers()) {
            type.addField(scratch(Names.of("outs", layer), layer.units()));
            if (stored.nets(layer)) {
                type.addField(scratch(Names.of("nets", layer), layer.units()));
            }
            if (layer.hasDelta()) {
                type.addField(scratch(Names.of("deltas", layer), layer.units()));
            }
            for (String value : new String[] {"max", "sum"}) {
                if (stored.ofLayer(layer, value)) {
                    type.addField(number, Names.of(value, layer), Modifier.PRIVATE);
                }
            }
            if (layer.strategy() == Strategy.LOOPS) {
                longestRow = Math.max(longestRow, layer.units());
            }
        }
        if (longestRow > 0) {
            type.addField(scratch("row", longestRow));
        }
    }

    private static FieldSpec offset(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }

    private FieldSpec scratch(String name, int length) {
        return FieldSpec.builder(array, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, length)
                .build();
    }

    private MethodSpec forward() {
        LayerPlan output = plan.outputLayer();
        return methods.forward(source().statement("$L(in, inAt)", names.method("propagate"))
                .statement(
                        "$T.arraycopy($L, 0, out, outAt, $L)", System.class, Names.of("outs", output), output.units())
                .build());
    }

    private MethodSpec error() {
        return methods.error(source().statement("$L(in, inAt)", names.method("propagate"))
                .statement("return $L(target, targetAt)", method("error", plan.outputLayer()))
                .build());
    }

    private MethodSpec backpropagate() {
        Source source = source();
        addDeltas(source, false);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                source.statement("$L($Lgradient)", method("gradient", layer), layer.index() == 0 ? "in, inAt, " : "");
            }
        }
        return methods.backpropagate(source.statement("return E").build());
    }

    private MethodSpec step() {
        Source source = source();
        addDeltas(source, true);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                source.statement("$L($Lrate)", method("update", layer), layer.index() == 0 ? "in, inAt, " : "");
            }
        }
        return methods.step(source.statement("return E").build());
    }

    private void addDeltas(Source source, boolean checked) {
        source.statement("$L(in, inAt)", names.method("propagate"))
                .statement("double E = $L(target, targetAt)", method("error", plan.outputLayer()));
        if (checked) {
            source.statement("$T.checkFinite(E)", RuntimeTypes.ROWS);
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                source.statement("$L($L)", method("deltas", layer), plan.isOutput(layer) ? "target, targetAt" : "");
            }
        }
    }

    private MethodSpec propagate() {
        Source source = source();
        for (LayerPlan layer : plan.layers()) {
            source.statement("$L($L)", method("forward", layer), layer.index() == 0 ? "in, inAt" : "");
        }
        return MethodSpec.methodBuilder(names.method("propagate"))
                .addJavadoc("The forward pass, layer by layer.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addCode(source.build())
                .build();
    }

    private MethodSpec deltas(LayerPlan layer) {
        String doc = "Computes delta = dE/dnet of " + layer.name() + ".";
        if (plan.isOutput(layer)) {
            return onTarget("deltas", doc, TypeName.VOID)
                    .addCode(bodies(layer).outputDeltas(layer))
                    .build();
        }
        LayerPlan next = plan.layers().get(layer.index() + 1);
        return MethodSpec.methodBuilder(method("deltas", layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addCode(bodies(next).hiddenDeltas(layer))
                .build();
    }

    private MethodSpec.Builder onTarget(String name, String doc, TypeName result) {
        return MethodSpec.methodBuilder(method(name, plan.outputLayer()))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .returns(result)
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt");
    }

    private MethodSpec.Builder layerMethod(String name, LayerPlan layer, String doc, TypeName result) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(method(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .returns(result);
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
