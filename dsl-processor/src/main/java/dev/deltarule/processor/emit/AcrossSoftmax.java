package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;

/** Softmax across examples: as vectors in float, otherwise example by example. */
final class AcrossSoftmax {
    private final AcrossPlan across;
    private final Stored stored;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;
    private final Precision precision;

    AcrossSoftmax(NetworkPlan plan) {
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.precision = plan.precision();
        this.types = new VectorTypes(precision);
        this.tiles = new VectorTiles(precision);
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
    }

    /** Whether exponentials are computed as vectors; the logarithm of softmax keeps none. */
    private boolean isVectors(LayerwiseActivation activation) {
        return precision == Precision.FLOAT && activation.keepsExponentials();
    }

    /** From net inputs to outputs. */
    Source forward(LayerPlan layer, LayerwiseActivation activation) {
        if (!isVectors(activation)) {
            return eachExample(layer, "normalise");
        }
        Source source = across.source().statement("$L(n)", Names.of("shift", layer));
        Map<String, String> nets = Map.of("net", examples.netArray(layer));
        new ArrayFormula(Formula.of("exp(net)"), Names.of("outs", layer), nets, "", precision)
                .addVectors(source, "for (int k = 0; k < " + AcrossPlan.columnsOf(layer) + "; k += L)");
        return source.statement("$L(n)", Names.of("normalise", layer));
    }

    /** Adds the methods that the forward pass calls. */
    void addPartsTo(TypeSpec.Builder type, LayerPlan layer, LayerwiseActivation activation) {
        if (isVectors(activation)) {
            type.addMethod(shift(layer));
            type.addMethod(normalise(layer, activation));
            return;
        }
        Source body = across.source().statement("$T net = $L", across.array(), examples.netArray(layer));
        examples.normalise(body, layer, activation);
        type.addMethod(onExample("normalise", layer, "Turns the net inputs of example e into its outputs.", body));
    }

    /** From dE/dout to deltas. */
    Source backward(LayerPlan layer) {
        return eachExample(layer, "throughSoftmax");
    }

    /** The method that the backward pass calls. */
    MethodSpec throughSoftmax(LayerPlan layer) {
        Source body = across.source();
        examples.finishDeltas(body, layer, "i", CodeBlock.of(""));
        return onExample("throughSoftmax", layer, "From dE/dout to delta of example e.", body);
    }

    private Source eachExample(LayerPlan layer, String method) {
        return across.eachExample(across.source(), layer.units())
                .statement("$L(e, o)", Names.of(method, layer))
                .end()
                .end();
    }

    private MethodSpec onExample(String name, LayerPlan layer, String doc, Source body) {
        return across.method(Names.of(name, layer), doc)
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "o")
                .addCode(body.build())
                .build();
    }

    private MethodSpec shift(LayerPlan layer) {
        Source source = eachGroup(
                        across.source().statement("$T net = $L", across.array(), examples.netArray(layer)), layer)
                .statement("$T max = $L", types.vector(), tiles.load("net", "o"))
                .begin("for (int k = o + L; k < end; k += L)")
                .statement("max = $L.max(max)", tiles.load("net", "k"))
                .end();
        source.begin("for (int k = o; k < end; k += L)")
                .statement("$L.sub(max).intoArray(net, k)", tiles.load("net", "k"))
                .end()
                .end();
        return across.onExamples(
                        Names.of("shift", layer),
                        "Subtracts the largest net input of each example, so that no exponential overflows.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec normalise(LayerPlan layer, LayerwiseActivation activation) {
        String outs = Names.of("outs", layer);
        Source source = eachGroup(across.source(), layer)
                .statement("$1T sum = $1T.zero(S)", types.vector())
                .begin("for (int k = o; k < end; k += L)")
                .statement("sum = $L.add(sum)", tiles.load(outs, "k"))
                .end();
        if (stored.ofLayer(layer, "sum")) {
            source.statement("sum.intoArray($L, first)", Names.of("sums", layer));
        }
        source.comment("out = " + activation.value().comment(Map.of()))
                .begin("for (int k = o; k < end; k += L)")
                .statement("$T e = $L", types.vector(), tiles.load(outs, "k"));
        CodeBlock value =
                VectorFormula.of(activation.value().toString(), types, source).orElseThrow();
        source.statement("$L.intoArray($L, k)", value, outs).end().end();
        return across.onExamples(Names.of("normalise", layer), "Turns exponentials into outputs.")
                .addCode(source.build())
                .build();
    }

    /** Opens a loop over the groups, in which the values of a layer lie from o to end. */
    private static Source eachGroup(Source source, LayerPlan layer) {
        return source.begin("for (int first = 0; first < n; first += L)")
                .statement("int o = first * $L", layer.units())
                .statement("int end = o + $L * L", layer.units());
    }

    /** The logarithms of the sums of a softmax output layer, of which the error speaks. */
    MethodSpec logarithms(LayerPlan layer) {
        Source source = across.source()
                .begin("for (int e = 0; e < n; e += L)")
                .comment("no sum is below 1, since the largest exponential is 1");
        String log = new VectorFunctions(source)
                .call("log1p", CodeBlock.of("$L.sub(1f)", tiles.load(Names.of("sums", layer), "e")))
                .orElseThrow();
        source.statement("$L.intoArray($L, e)", log, Names.of("logs", layer)).end();
        return across.onExamples(Names.of("logarithms", layer), "Computes the logarithms of the sums of exponentials.")
                .addCode(source.build())
                .build();
    }
}
