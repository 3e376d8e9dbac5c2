package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.block.BlockByBlock;
import dev.deltarule.processor.emit.block.PassEmitter;
import dev.deltarule.processor.emit.block.PassMethods;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * A larger network: each layer has its own methods, unrolled or as loops, and values pass between them in arrays that are
 * allocated once.
 */
public final class LayeredEmitter implements PassEmitter {
    private final NetworkPlan plan;
    private final Names names;
    private final PassMethods methods;
    private final BlockByBlock blocks;
    private final LayeredValues values;
    private final UnrolledBodies bodies;
    private final TypeName number;
    private final TypeName array;

    public LayeredEmitter(NetworkPlan plan, Names names, BlockByBlock blocks) {
        this.plan = plan;
        this.blocks = blocks;
        this.names = names;
        this.methods = new PassMethods(plan, names);
        this.values = new LayeredValues(plan);
        this.bodies = new UnrolledBodies(plan, names);
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        values.addTo(type);
        type.addMethod(forward());
        type.addMethod(step());
        blocks.addTo(type);
        new LayeredPropagation(plan, names).addTo(type);
        for (LayerPlan layer : plan.layers()) {
            type.addMethod(onExample(layerMethod("forward", layer, "Computes the outputs of " + layer.name() + "."))
                    .addCode(values.ofExample(bodies.forward(layer), false))
                    .build());
        }
        LayerPlan output = plan.outputLayer();
        type.addMethod(onTarget("error", "Computes the error of the outputs.", TypeName.DOUBLE)
                .addCode(values.ofExample(bodies.error(output), true))
                .build());
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                type.addMethod(deltas(layer));
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                type.addMethod(gradient(layer));
                type.addMethod(onExample(layerMethod("update", layer, "Steps the parameters of " + layer.name() + "."))
                        .addParameter(number, "rate")
                        .addCode(values.ofExample(bodies.update(layer), false))
                        .build());
            }
        }
    }

    private MethodSpec gradient(LayerPlan layer) {
        CodeBlock body = bodies.gradient(layer);
        return onExample(layerMethod("gradient", layer, "Adds dE/dparameter of " + layer.name() + "."))
                .addParameter(array, "gradient")
                .addCode(values.ofExample(body, false))
                .build();
    }

    private static MethodSpec.Builder onExample(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "e");
    }

    private MethodSpec forward() {
        LayerPlan output = plan.outputLayer();
        return methods.forward(source().statement("$L(in, inAt, 0)", names.method("propagate"))
                .statement(
                        "$T.arraycopy($L[0], 0, out, outAt, $L)",
                        System.class,
                        Names.of("outs", output),
                        output.units())
                .build());
    }

    private MethodSpec step() {
        Source source = source();
        source.statement("$L(in, inAt, 0)", PlainSteps.propagate(plan, names))
                .statement("double E = $L(target, targetAt, 0)", method("error", plan.outputLayer()))
                .statement("$T.checkFinite(E)", RuntimeTypes.ROWS);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                source.statement("$L($L0)", method("deltas", layer), plan.isOutput(layer) ? "target, targetAt, " : "");
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                source.statement("$L($L0, rate)", method("update", layer), layer.index() == 0 ? "in, inAt, " : "");
            }
        }
        return methods.step(source.statement("return E").build());
    }

    private MethodSpec deltas(LayerPlan layer) {
        String doc = "Computes delta = dE/dnet of " + layer.name() + ".";
        if (plan.isOutput(layer)) {
            return onTarget("deltas", doc, TypeName.VOID)
                    .addCode(values.ofExample(bodies.outputDeltas(layer), true))
                    .build();
        }
        return MethodSpec.methodBuilder(method("deltas", layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "e")
                .addCode(values.ofExample(bodies.hiddenDeltas(layer), false))
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

    private Source source() {
        return new Source(plan.precision());
    }
}
