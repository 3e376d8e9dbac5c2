package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** The forward pass of a layered network, layer by layer, and where outputs are dropped the one of training. */
final class LayeredPropagation {
    private final NetworkPlan plan;
    private final Names names;
    private final TypeName array;

    LayeredPropagation(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.array = ArrayTypeName.of(RuntimeTypes.number(plan.precision()));
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(propagate());
        if (plan.hasDropout()) {
            type.addMethod(propagateInTraining());
        }
    }

    private MethodSpec propagate() {
        Source source = new Source(plan.precision());
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
        }
        return propagate("propagate", "The forward pass of example e of a block, layer by layer.", source);
    }

    private MethodSpec propagateInTraining() {
        Source source = new Source(plan.precision());
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
        source.statement("$L($Le)", names.method(Names.of("forward", layer)), layer.index() == 0 ? "in, inAt, " : "");
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
        return method.addCode(source.build()).build();
    }
}
