package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.block.BlockByBlock;
import dev.deltarule.processor.emit.block.PassEmitter;
import dev.deltarule.processor.emit.block.PassMethods;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A larger network: each layer has its own methods, unrolled or as loops, and values pass between them in arrays that are
 * allocated once.
 */
public final class LayeredEmitter implements PassEmitter {
    private final Precision precision;
    private final ProgramLayers layers;
    private final Names names;
    private final PassMethods methods;
    private final BlockByBlock blocks;
    private final LayeredValues values;
    private final UnrolledBodies bodies;
    private final TypeName number;
    private final TypeName array;

    public LayeredEmitter(NetworkPlan plan, Names names, Program program, BlockByBlock blocks) {
        this.precision = plan.precision();
        this.layers = new ProgramLayers(program);
        this.blocks = blocks;
        this.names = names;
        this.methods = new PassMethods(plan, names);
        this.values = new LayeredValues(program, precision);
        this.bodies = new UnrolledBodies(layers, precision);
        this.number = RuntimeTypes.number(precision);
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        List<MethodSpec> ofLayers = ofLayers();
        LayeredPropagation propagation = new LayeredPropagation(layers, names, precision);
        propagation.buffers().forEach(values::use);
        values.addTo(type);
        type.addMethod(forward());
        type.addMethod(step());
        blocks.addTo(type);
        propagation.addTo(type);
        type.addMethods(ofLayers);
    }

    private List<MethodSpec> ofLayers() {
        List<MethodSpec> all = new ArrayList<>();
        for (LayerSteps layer : layers.forward()) {
            all.add(onExample(layerMethod("forward", layer, "Computes the outputs of " + layer.name() + "."))
                    .addCode(values.ofExample(bodies.forward(layer)))
                    .build());
        }
        all.add(onTarget("error", "Computes the error of the outputs.", TypeName.DOUBLE)
                .addCode(values.ofExample(bodies.error()))
                .build());
        layers.backward().forEach(layer -> all.add(deltas(layer)));
        for (LayerSteps layer : layers.gradient()) {
            all.add(onExample(layerMethod("gradient", layer, "Adds dE/dparameter of " + layer.name() + "."))
                    .addParameter(array, "gradient")
                    .addCode(values.ofExample(bodies.gradient(layer)))
                    .build());
            all.add(onExample(layerMethod("update", layer, "Steps the parameters of " + layer.name() + "."))
                    .addParameter(number, "rate")
                    .addCode(values.ofExample(bodies.update(layer)))
                    .build());
        }
        return all;
    }

    private static MethodSpec.Builder onExample(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "e");
    }

    private MethodSpec forward() {
        LayerSteps output = layers.output();
        return methods.forward(source().statement("$L(in, inAt, 0)", names.method("propagate"))
                .statement(
                        "$T.arraycopy($L[0], 0, out, outAt, $L)",
                        System.class,
                        output.out().name(),
                        output.units())
                .build());
    }

    private MethodSpec step() {
        Source source = source();
        source.statement("$L(in, inAt, 0)", PlainSteps.propagate(layers.program(), names))
                .statement("double E = $L(target, targetAt, 0)", method("error", layers.output()))
                .statement("$T.checkFinite(E)", RuntimeTypes.ROWS);
        for (LayerSteps layer : layers.backward()) {
            source.statement("$L($L0)", method("deltas", layer), layers.isOutput(layer) ? "target, targetAt, " : "");
        }
        for (LayerSteps layer : layers.gradient()) {
            source.statement("$L($L0, rate)", method("update", layer), layer.readsInputs() ? "in, inAt, " : "");
        }
        return methods.step(source.statement("return E").build());
    }

    private MethodSpec deltas(LayerSteps layer) {
        String doc = "Computes delta = dE/dnet of " + layer.name() + ".";
        MethodSpec.Builder method = layers.isOutput(layer)
                ? onTarget("deltas", doc, TypeName.VOID)
                : onExample(MethodSpec.methodBuilder(method("deltas", layer))
                        .addJavadoc("$L", doc)
                        .addModifiers(Modifier.PRIVATE));
        return method.addCode(values.ofExample(bodies.deltas(layer))).build();
    }

    private MethodSpec.Builder onTarget(String name, String doc, TypeName result) {
        return MethodSpec.methodBuilder(method(name, layers.output()))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .returns(result)
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "e");
    }

    private MethodSpec.Builder layerMethod(String name, LayerSteps layer, String doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(method(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE);
        return layer.readsInputs() ? method.addParameter(array, "in").addParameter(TypeName.INT, "inAt") : method;
    }

    private String method(String name, LayerSteps layer) {
        return names.method(UnitNames.of(name, layer));
    }

    private Source source() {
        return new Source(precision);
    }
}
