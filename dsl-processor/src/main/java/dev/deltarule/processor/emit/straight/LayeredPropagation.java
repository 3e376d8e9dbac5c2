package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Step;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The forward pass of a layered network, layer by layer, and where outputs are dropped the one of training. */
final class LayeredPropagation {
    private final ProgramLayers layers;
    private final Names names;
    private final Precision precision;
    private final TypeName array;

    LayeredPropagation(ProgramLayers layers, Names names, Precision precision) {
        this.layers = layers;
        this.precision = precision;
        this.names = names;
        this.array = ArrayTypeName.of(RuntimeTypes.number(precision));
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(propagate());
        if (layers.program().drops()) {
            type.addMethod(propagateInTraining());
        }
    }

    private MethodSpec propagate() {
        Source source = new Source(precision);
        for (LayerSteps layer : layers.forward()) {
            forward(source, layer);
        }
        return propagate("propagate", "The forward pass of example e of a block, layer by layer.", source);
    }

    private MethodSpec propagateInTraining() {
        Source source = new Source(precision);
        for (LayerSteps layer : layers.forward()) {
            forward(source, layer);
            layer.dropping().forEach(step -> drop(source, step));
        }
        return propagate(
                PlainSteps.IN_TRAINING, "The forward pass of example e of a block, with outputs dropped.", source);
    }

    private void forward(Source source, LayerSteps layer) {
        source.statement(
                "$L($Le)", names.method(UnitNames.of("forward", layer)), layer.readsInputs() ? "in, inAt, " : "");
    }

    /** The outputs as they were stay in an array of their own, for the derivatives. */
    private static void drop(Source source, Step step) {
        if (step instanceof Step.Copy copy) {
            source.statement(
                    "$T.arraycopy($L[e], 0, $L[e], 0, $L)",
                    System.class,
                    copy.from().name(),
                    copy.to().name(),
                    copy.to().width());
        } else if (step instanceof Step.DrawDropout draw) {
            source.statement(
                    "dropout.draw($L[e], 0, $L, $L, block.first + e, $L)",
                    draw.keep().name(),
                    draw.keep().width(),
                    draw.index(),
                    draw.probability());
        } else if (step instanceof Step.Multiply multiply) {
            source.loop("j", multiply.values().width())
                    .statement(
                            "$L[e][j] *= $L[e][j]",
                            multiply.values().name(),
                            multiply.factor().name())
                    .end();
        } else {
            throw new IllegalStateException(step + " drops nothing.");
        }
    }

    /** The buffers that dropping outputs writes. */
    Set<Buffer> buffers() {
        Set<Buffer> written = new HashSet<>();
        for (LayerSteps layer : layers.forward()) {
            for (Step step : layer.dropping()) {
                if (step instanceof Step.Copy copy) {
                    written.add(copy.to());
                } else if (step instanceof Step.DrawDropout draw) {
                    written.add(draw.keep());
                }
            }
        }
        return written;
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
