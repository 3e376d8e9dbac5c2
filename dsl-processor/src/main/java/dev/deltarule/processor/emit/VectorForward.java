package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;

/**
 * The net inputs of one layer in the Vector API variant: panel by panel, each of which meets all examples, four at a time. At
 * the end of the examples a tile takes the last four, of which it may have computed some before.
 */
final class VectorForward {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final VectorPanels panels;
    private final VectorActivation activations;
    private final VectorSingle single;
    private final ExampleCode examples;

    VectorForward(NetworkPlan plan, VectorMethods methods, VectorPanels panels, VectorActivation activations) {
        this.methods = methods;
        this.panels = panels;
        this.activations = activations;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.single = new VectorSingle(plan, methods);
        this.examples = new ExampleCode(plan, true);
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean byUnits = methods.isSharedByUnits(layer);
        Source source = byUnits ? methods.source() : methods.sourceOnInputs(layer);
        if (byUnits) {
            source.statement("$L(in, inAt, from, to, 0, $L, panel)", Names.of("nets", layer), layer.units());
        } else {
            nets(source, layer, "");
        }
        source.statement("$L(from, to)", Names.of("activate", layer));
        type.addMethod(forward(layer, source));
        if (byUnits) {
            type.addMethod(nets(layer));
        }
        type.addMethod(activate(layer));
        type.addMethod(inTiles(layer));
        for (int vectors : types.tileWidths(layer.units())) {
            type.addMethod(tile(layer, vectors));
        }
        single.addTo(type, layer);
        activations.addNormaliseTo(type, layer);
    }

    private MethodSpec forward(LayerPlan layer, Source source) {
        return methods.onExamples(methods.onInputs(
                        "forward", layer, "Computes the outputs of " + layer.name() + " for some examples of a block."))
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }

    private void nets(Source source, LayerPlan layer, String units) {
        source.begin("if (to - from < $L)", VectorTypes.ROWS)
                .begin("for (int e = from; e < to; e++)")
                .statement(
                        "$L(in, inAt + e * $L, e * $L)",
                        Names.of("forwardOne", layer),
                        methods.inputRow(layer),
                        VectorTypes.row(layer))
                .end()
                .nextBegin("else")
                .statement("$L(in, inAt, from, to, $Lpanel)", Names.of("forwardTiles", layer), units)
                .end();
    }

    /** Net inputs and outputs apart, because workers share the former by units and the latter by examples. */
    private MethodSpec nets(LayerPlan layer) {
        Source source = methods.source();
        nets(source, layer, "first, end, ");
        return onUnits(methods.onExamples(methods.onInputs(
                        "nets",
                        layer,
                        "Computes the net inputs of the units first .. end - 1 of " + layer.name()
                                + " for some examples; all units for fewer than four.")))
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }

    /** In a method of its own, because C2 stops inlining vector operations where one method has too many. */
    private MethodSpec activate(LayerPlan layer) {
        Source source = methods.source();
        activations.forward(source, layer);
        return methods.onExamples(methods.method(Names.of("activate", layer)))
                .addJavadoc("From net inputs to outputs of $L for some examples of a block.", layer.name())
                .addCode(source.build())
                .build();
    }

    private static MethodSpec.Builder onUnits(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "first").addParameter(TypeName.INT, "end");
    }

    private MethodSpec inTiles(LayerPlan layer) {
        int units = layer.units();
        boolean byUnits = methods.isSharedByUnits(layer);
        String end = byUnits ? "end" : Integer.toString(units);
        Source source = methods.source()
                .statement("$T p = parameters", methods.array())
                .statement("int j = $L", byUnits ? "first" : "0");
        for (int vectors : types.tileWidths(units)) {
            String lanes = VectorTypes.lanes(vectors);
            if (vectors > 1) {
                source.begin("for (; $Lj <= $L - $L; j += $L)", VectorTypes.guard(vectors), end, lanes, lanes);
                full(source, layer, vectors);
            } else {
                source.begin("for (; j < $L; j += $L)", end, lanes);
                if (types.divide(units)) {
                    full(source, layer, 1);
                } else {
                    source.begin("if (j <= $L - $L)", units, lanes);
                    full(source, layer, 1);
                    source.nextBegin("else");
                    rest(source, layer);
                    source.end();
                }
            }
            source.begin("for (int e = from; e < to; e += $L)", VectorTypes.ROWS)
                    .statement(
                            "$L(in, inAt, $T.min(e, to - $L), j, panel)",
                            VectorMethods.tileName("forward", layer, VectorTypes.ROWS, vectors),
                            Math.class,
                            VectorTypes.ROWS)
                    .end()
                    .end();
        }
        MethodSpec.Builder method = methods.onExamples(methods.method(Names.of("forwardTiles", layer))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "inAt"));
        return (byUnits ? onUnits(method) : method)
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }

    /** A panel of the biases and weights of whole vectors of units. */
    private void full(Source source, LayerPlan layer, int vectors) {
        String lanes = VectorTypes.lanes(vectors);
        if (layer.bias() == Bias.PER_UNIT) {
            panels.pack(source, vectors, "p", Names.biasesAt(layer) + " + j", "0", "1", "0");
        } else {
            sameBias(source, layer, lanes);
        }
        panels.pack(
                source,
                vectors,
                "p",
                Names.weightsAt(layer) + " + j",
                Integer.toString(layer.units()),
                Integer.toString(layer.inputs()),
                lanes);
    }

    /** A panel of the last units, fewer than a vector has lanes. */
    private void rest(Source source, LayerPlan layer) {
        String width = layer.units() + " - j";
        if (layer.bias() == Bias.PER_UNIT) {
            panels.packRest(source, "p", Names.biasesAt(layer) + " + j", "0", "1", width, "0");
        } else {
            sameBias(source, layer, VectorTypes.LANES);
        }
        panels.packRest(
                source,
                "p",
                Names.weightsAt(layer) + " + j",
                Integer.toString(layer.units()),
                Integer.toString(layer.inputs()),
                width,
                VectorTypes.LANES);
    }

    private static void sameBias(Source source, LayerPlan layer, String lanes) {
        String bias = layer.bias() == Bias.NONE ? "0" : "p[" + Names.biasesAt(layer) + "]";
        source.statement("$T.fill(panel, 0, $L, $L)", Arrays.class, lanes, bias);
    }

    private MethodSpec tile(LayerPlan layer, int vectors) {
        String row = VectorTypes.row(layer);
        String inputRow = methods.inputRow(layer);
        Source source = methods.source()
                .statement("$T net = $L", methods.array(), examples.netArray(layer))
                .statement("int a = inAt + e * $L", inputRow)
                .statement("int o = e * $L + j", row)
                .statement("int w = $L", VectorTypes.lanes(vectors));
        tiles.biases(source, VectorTypes.ROWS, vectors);
        source.loop("i", layer.inputs());
        tiles.loadVectors(source, "w", vectors);
        for (int r = 0; r < VectorTypes.ROWS; r++) {
            tiles.multiplyAdd(source, r, vectors, "in[a" + VectorTypes.plusRows(r, inputRow) + " + i]");
        }
        source.statement("w += $L", VectorTypes.lanes(vectors)).end();
        for (int r = 0; r < VectorTypes.ROWS; r++) {
            for (int v = 0; v < vectors; v++) {
                source.statement(
                        "$L.intoArray(net, o$L$L)",
                        VectorTiles.sum(r, v),
                        VectorTypes.plusRows(r, row),
                        VectorTypes.plusLanes(v));
            }
        }
        return methods.method(VectorMethods.tileName("forward", layer, VectorTypes.ROWS, vectors))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "j")
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }
}
