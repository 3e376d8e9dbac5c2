package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import java.util.TreeMap;

/**
 * Activations and their slopes in the Vector API variant, for the examples {@code from .. to - 1} of a block: in float as
 * vectors where all functions are known as such, otherwise number by number.
 */
final class VectorActivation {
    private final VectorMethods methods;
    private final VectorTiles tiles;
    private final ExampleCode examples;
    private final NetworkPlan plan;
    private final Precision precision;

    VectorActivation(NetworkPlan plan, VectorMethods methods) {
        this.plan = plan;
        this.methods = methods;
        this.precision = plan.precision();
        this.tiles = new VectorTiles(precision);
        this.examples = new ExampleCode(plan, Layout.ROWS);
    }

    /** From net inputs to outputs. */
    void forward(Source source, LayerPlan layer) {
        String net = examples.netArray(layer);
        String outs = Names.of("outs", layer);
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            if (activation.value().toString().equals("net") && net.equals(outs)) {
                return;
            }
            source.comment("out = " + activation.value().comment(Map.of()));
            apply(source, layer, activation.value(), outs, Map.of("net", net), "");
            return;
        }
        if (vectorSoftmax(layer)) {
            eachExample(source, layer, "shift");
            apply(source, layer, Formula.of("exp(net)"), outs, Map.of("net", outs), "");
        }
        eachExample(source, layer, "normalise");
    }

    /** From dE/dout, which lies in the array of deltas, to delta. */
    void backward(Source source, LayerPlan layer) {
        if (layer.drops()) {
            source.comment("dE/dout is 0 for an output that was dropped");
            times(source, layer, Names.of("deltas", layer), Names.of("deltas", layer));
        }
        if (!(ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation)) {
            eachExample(source, layer, "throughSoftmax");
            return;
        }
        if (activation.slope().isOne()) {
            return;
        }
        source.comment(
                "delta = dE/dout · dout/dnet, dout/dnet = " + activation.slope().comment(Map.of()));
        Map<String, String> arrays = new TreeMap<>();
        arrays.put("net", Names.of("nets", layer));
        arrays.put("out", new Stored(plan).outs(layer));
        arrays.keySet().removeIf(symbol -> !activation.slope().uses(symbol));
        apply(source, layer, activation.slope(), Names.of("deltas", layer), arrays, Names.of("deltas", layer));
    }

    /** Drops outputs: those as they were stay in an array of their own, for the derivatives. */
    MethodSpec drop(LayerPlan layer) {
        String row = VectorTypes.row(layer);
        String outs = Names.of("outs", layer);
        Source source = methods.source()
                .statement(
                        "$1T.arraycopy($2L, from * $4L, $3L, from * $4L, (to - from) * $4L)",
                        System.class,
                        outs,
                        Names.of("raws", layer),
                        row)
                .begin("for (int e = from; e < to; e++)")
                .statement(
                        "dropout.draw($L, e * $L, $L, $L, block.first + e, $L)",
                        Names.of("keeps", layer),
                        row,
                        layer.units(),
                        layer.index(),
                        layer.dropout())
                .end();
        times(source, layer, outs, outs);
        return methods.onExamples(methods.method(Names.of("drop", layer)))
                .addJavadoc(
                        "Drops outputs of $L for some examples of a block, and keeps them as they were.", layer.name())
                .addCode(source.build())
                .build();
    }

    /** Multiplies an array of a layer by what is kept of each output. */
    private void times(Source source, LayerPlan layer, String from, String to) {
        source.begin("for (int k = from * $1L; k < to * $1L; k += L)", VectorTypes.row(layer))
                .statement(
                        "$L.mul($L).intoArray($L, k)",
                        tiles.load(from, "k"),
                        tiles.load(Names.of("keeps", layer), "k"),
                        to)
                .end();
    }

    /** Writes a formula of some arrays, times {@code factor} if there is one, to an array. */
    private void apply(
            Source source, LayerPlan layer, Formula formula, String to, Map<String, String> arrays, String factor) {
        String row = VectorTypes.row(layer);
        ArrayFormula each = new ArrayFormula(formula, to, arrays, factor, precision);
        if (!each.addVectors(source, "for (int k = from * " + row + "; k < to * " + row + "; k += L)")) {
            source.begin("for (int o = from * $1L; o < to * $1L; o += $1L)", row)
                    .loop("j", layer.units());
            each.addNumber(source, "o + j");
            source.end().end();
        }
    }

    /** Whether the exponentials of a softmax layer are computed as vectors; its logarithm keeps none of them. */
    private boolean vectorSoftmax(LayerPlan layer) {
        return precision == Precision.FLOAT
                && ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation
                && activation.keepsExponentials();
    }

    private static void eachExample(Source source, LayerPlan layer, String method) {
        source.begin("for (int x = from; x < to; x++)")
                .statement("$L(x, x * $L)", Names.of(method, layer), VectorTypes.row(layer))
                .end();
    }

    /** Adds the parts of a softmax layer's forward pass. */
    void addNormaliseTo(TypeSpec.Builder type, LayerPlan layer) {
        if (!(ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation)) {
            return;
        }
        if (vectorSoftmax(layer)) {
            Source shift = methods.source().statement("$T net = $L", methods.array(), examples.netArray(layer));
            examples.shift(shift, layer);
            type.addMethod(methods.onExample(
                            "shift",
                            layer,
                            "Subtracts the largest net input of example e, so that no exponential overflows.")
                    .addCode(shift.build())
                    .build());
            Source scale = methods.source();
            examples.scale(scale, layer, activation);
            type.addMethod(methods.onExample("normalise", layer, "Turns the exponentials of example e into outputs.")
                    .addCode(scale.build())
                    .build());
            return;
        }
        Source body = methods.source().statement("$T net = $L", methods.array(), examples.netArray(layer));
        examples.normalise(body, layer, activation);
        type.addMethod(methods.onExample("normalise", layer, "Turns the net inputs of example e into its outputs.")
                .addCode(body.build())
                .build());
    }

    /** Adds the backward pass through a softmax layer. */
    void addThroughSoftmaxTo(TypeSpec.Builder type, LayerPlan layer) {
        if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation) {
            Source body = methods.source();
            examples.finishDeltas(body, layer, "i", CodeBlock.of(""));
            type.addMethod(methods.onExample("throughSoftmax", layer, "From dE/dout to delta of example e.")
                    .addCode(body.build())
                    .build());
        }
    }
}
