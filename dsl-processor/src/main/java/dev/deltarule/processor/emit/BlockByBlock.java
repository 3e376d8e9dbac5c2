package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;
import javax.lang.model.element.Modifier;

/** Up to {@code BLOCK} examples worked on together, layer by layer. */
final class BlockByBlock implements BlockBodies {
    private final NetworkPlan plan;
    private final Names names;
    private final TypeName number;
    private final TypeName array;

    BlockByBlock(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public CodeBlock predict() {
        return eachBlock(source())
                .statement("$L(out, outAt + k * $L, n)", names.method("copyOutputs"), plan.outputs())
                .end()
                .build();
    }

    @Override
    public CodeBlock loss() {
        return withErrors(source().statement("double error = 0"))
                .end()
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock gradient() {
        return withProducts(source().statement("double error = 0"), "gradient")
                .statement("return error")
                .build();
    }

    @Override
    public CodeBlock descend() {
        return withProducts(
                        source().begin("if (count <= BLOCK)")
                                .statement("$L(in, inAt, 0, count, panel)", names.method("propagate"))
                                .statement("double error = $L(target, targetAt, count)", names.method("errors"))
                                .statement("$T.checkFinite(error)", RuntimeTypes.ROWS)
                                .statement("$L(target, targetAt, 0, count)", names.method("deltas"))
                                .statement("$L(in, inAt, count, parameters, -rate / count)", names.method("accumulate"))
                                .statement("return error")
                                .end()
                                .statement("$T p = parameters", array)
                                .statement("$T sum = gradientSum", array)
                                .statement("$T.fill(sum, 0)", Arrays.class)
                                .statement("double error = 0"),
                        "sum")
                .statement("$T.checkFinite(error)", RuntimeTypes.ROWS)
                .statement("$T step = rate / count", number)
                .loop("k", plan.parameters())
                .statement("p[k] -= step * sum[k]")
                .end()
                .statement("return error")
                .build();
    }

    private Source withProducts(Source source, String to) {
        return withErrors(source)
                .statement("$L(target, targetAt + k * $L, 0, n)", names.method("deltas"), plan.outputs())
                .statement("$L(in, inAt + k * $L, n, $L, 1)", names.method("accumulate"), plan.inputs(), to)
                .end();
    }

    private Source withErrors(Source source) {
        return eachBlock(source)
                .statement("error += $L(target, targetAt + k * $L, n)", names.method("errors"), plan.outputs());
    }

    /** Opens a loop over the blocks, with the outputs of n examples from number k on computed. */
    private Source eachBlock(Source source) {
        return source.begin("for (int k = 0; k < count; k += BLOCK)")
                .statement("int n = $T.min(BLOCK, count - k)", Math.class)
                .statement("$L(in, inAt + k * $L, 0, n, panel)", names.method("propagate"), plan.inputs());
    }

    /** Adds the forward pass of one example, as a block of one. */
    void addForwardTo(TypeSpec.Builder type) {
        type.addMethod(new PassMethods(plan, names)
                .forward(source().statement("$L(in, inAt, 0, 1, panel)", names.method("propagate"))
                        .statement("$L(out, outAt, 1)", names.method("copyOutputs"))
                        .build()));
    }

    /** Adds the steps from which the bodies are made. */
    void addTo(TypeSpec.Builder type) {
        type.addMethod(propagate());
        type.addMethod(copyOutputs());
        type.addMethod(errors());
        type.addMethod(deltas());
        type.addMethod(accumulate());
    }

    private MethodSpec propagate() {
        Source source = source();
        for (LayerPlan layer : plan.layers()) {
            source.statement("$L($Lfrom, to, panel)", Names.of("forward", layer), inputs(layer));
        }
        return MethodSpec.methodBuilder(names.method("propagate"))
                .addJavadoc("The forward pass of the examples from .. to - 1 of a block, layer by layer.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(array, "panel")
                .addCode(source.build())
                .build();
    }

    private MethodSpec copyOutputs() {
        LayerPlan output = plan.outputLayer();
        return MethodSpec.methodBuilder(names.method("copyOutputs"))
                .addJavadoc("Copies the outputs of n examples.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "out")
                .addParameter(TypeName.INT, "outAt")
                .addParameter(TypeName.INT, "n")
                .addCode(source().begin("for (int e = 0; e < n; e++)")
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

    private static String inputs(LayerPlan layer) {
        return layer.index() == 0 ? "in, inAt, " : "";
    }

    private MethodSpec errors() {
        LayerPlan output = plan.outputLayer();
        Source source = source();
        if (new ExampleCode(plan, true).vectorLogarithms(output)) {
            source.statement("$L(n)", Names.of("logarithms", output));
        }
        return onTargets("errors", "Returns the sum of the errors of n examples.")
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.INT, "n")
                .addCode(source.statement("double error = 0")
                        .begin("for (int e = 0; e < n; e++)")
                        .statement(
                                "error += $L(e, e * $L, target, targetAt + e * $L)",
                                Names.of("error", output),
                                VectorTypes.row(output),
                                output.units())
                        .end()
                        .statement("return error")
                        .build())
                .build();
    }

    private MethodSpec deltas() {
        LayerPlan output = plan.outputLayer();
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
                        "$L(from, to, panel$L)",
                        Names.of("deltas", layer),
                        VectorDeltas.turnsDeltas(plan, layer) ? ", columns" : "");
            }
        }
        return onTargets("deltas", "Computes the deltas of all layers for the examples from .. to - 1 of a block.")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addCode(source.build())
                .build();
    }

    private MethodSpec accumulate() {
        Source source = source();
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                source.statement(
                        "$L($Ln, sum, factor, 0, $L, panel)",
                        Names.of("accumulate", layer),
                        inputs(layer),
                        layer.inputs());
            }
            if (layer.trainableBias()) {
                source.statement("$L(n, sum, factor, panel)", Names.of("accumulateBiases", layer));
            }
        }
        return MethodSpec.methodBuilder(names.method("accumulate"))
                .addJavadoc("Adds factor times dE/dparameter, summed over n examples: to a gradient, or as a step.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "n")
                .addParameter(array, "sum")
                .addParameter(number, "factor")
                .addCode(source.build())
                .build();
    }

    private MethodSpec.Builder onTargets(String name, String doc) {
        return MethodSpec.methodBuilder(names.method(name))
                .addJavadoc(doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt");
    }

    private Source source() {
        return new Source(plan.precision());
    }
}
