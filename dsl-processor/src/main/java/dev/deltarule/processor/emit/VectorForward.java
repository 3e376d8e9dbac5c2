package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * The net inputs of one layer in the Vector API variant: panel by panel, each of which meets all examples, some at a time. At
 * the end of the examples a tile takes the last four, some of which may have been computed before.
 */
final class VectorForward {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ForwardPanels panels;
    private final VectorActivation activations;
    private final VectorSingle single;
    private final ExampleCode examples;

    VectorForward(NetworkPlan plan, VectorMethods methods, VectorPanels panels, VectorActivation activations) {
        this.methods = methods;
        this.panels = new ForwardPanels(plan, methods, panels);
        this.activations = activations;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.single = new VectorSingle(plan, methods);
        this.examples = new ExampleCode(plan, Layout.ROWS);
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean inParts = methods.isSharedInParts(layer);
        Source source = inParts ? methods.source() : methods.sourceOnInputs(layer);
        if (inParts) {
            source.statement("$L(in, inAt, from, to, 0, 1, 0, $L, panel)", Names.of("nets", layer), layer.units());
        } else {
            nets(source, layer, "");
        }
        source.statement("$L(from, to)", Names.of("activate", layer));
        type.addMethod(forward(layer, source));
        if (inParts) {
            type.addMethod(nets(layer));
            type.addMethod(addParts(layer));
        }
        type.addMethod(activate(layer));
        type.addMethod(inTiles(layer));
        for (int vectors : types.tileWidths(layer.units())) {
            for (int rows : TileRows.heights(vectors, VectorEmitter.BLOCK)) {
                type.addMethod(tile(layer, rows, vectors));
            }
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

    private void nets(Source source, LayerPlan layer, String part) {
        source.begin("if (to - from < $L)", TileRows.FOUR)
                .begin("for (int e = from; e < to$L; e++)", part.isEmpty() ? "" : " && part == 0")
                .statement(
                        "$L(in, inAt + e * $L, e * $L)",
                        Names.of("forwardOne", layer),
                        methods.inputRow(layer),
                        VectorTypes.row(layer))
                .end()
                .nextBegin("else")
                .statement("$L(in, inAt, from, to, $Lpanel)", Names.of("forwardTiles", layer), part)
                .end();
    }

    /** Net inputs and outputs apart, because workers share the former by inputs and units, and the latter by examples. */
    private MethodSpec nets(LayerPlan layer) {
        Source source = methods.source();
        nets(source, layer, "part, parts, first, end, ");
        return onPart(methods.onExamples(methods.onInputs(
                        "nets",
                        layer,
                        "Computes what one of some parts of the inputs gives to the net inputs of the units first .. end - 1 of "
                                + layer.name() + "; for fewer than four examples, the first part gives all.")))
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }

    private static MethodSpec.Builder onPart(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end");
    }

    private MethodSpec addParts(LayerPlan layer) {
        String parts = Names.of("parts", layer);
        String row = VectorTypes.row(layer);
        Source source = methods.source()
                .begin("for (int k = from * $1L; k < to * $1L && to - from >= $2L; k += L)", row, TileRows.FOUR)
                .statement("$T sum = $L", types.vector(), tiles.load(parts, "k"))
                .begin("for (int part = 1; part < PARTS; part++)")
                .statement("sum = sum.add($L)", tiles.load(parts, "part * BLOCK * " + row + " + k"))
                .end()
                .statement("sum.intoArray($L, k)", examples.netArray(layer))
                .end();
        return methods.onExamples(methods.method(Names.of("addParts", layer)))
                .addJavadoc("From the parts of the net inputs of $L to their sums.", layer.name())
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

    private MethodSpec inTiles(LayerPlan layer) {
        int units = layer.units();
        boolean inParts = methods.isSharedInParts(layer);
        String end = inParts ? "end" : Integer.toString(units);
        Source source = (inParts ? methods.sourceOnPart(layer, "parts") : methods.source())
                .statement("$T p = parameters", methods.array());
        if (inParts) {
            source.statement(
                            "$T net = parts == 1 ? $L : $L",
                            methods.array(),
                            examples.netArray(layer),
                            Names.of("parts", layer))
                    .statement("int netAt = part * BLOCK * $L", VectorTypes.row(layer));
        }
        source.statement("int j = $L", inParts ? "first" : "0");
        for (int vectors : types.tileWidths(units)) {
            String lanes = VectorTypes.lanes(vectors);
            source.begin("for (; $L; j += $L)", types.moreTiles(units, vectors, "j", end), lanes);
            panels.fill(source, layer, vectors);
            examples(source, layer, vectors);
            source.end();
        }
        MethodSpec.Builder method = methods.onExamples(methods.method(Names.of("forwardTiles", layer))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "inAt"));
        return (inParts ? onPart(method) : method)
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }

    /** The tiles of one panel. */
    private void examples(Source source, LayerPlan layer, int vectors) {
        source.statement("int e = from");
        TileRows.sixes(
                source,
                vectors,
                VectorEmitter.BLOCK,
                "e",
                "to",
                () -> tile(source, layer, TileRows.SIX, vectors, CodeBlock.of("e")));
        source.begin("for (; e < to; e += $L)", TileRows.FOUR);
        tile(source, layer, TileRows.FOUR, vectors, CodeBlock.of("$T.min(e, to - $L)", Math.class, TileRows.FOUR));
        source.end();
    }

    private void tile(Source source, LayerPlan layer, int rows, int vectors, CodeBlock example) {
        source.statement(
                "$L(in, inAt, $L, $L, j, panel)",
                VectorMethods.tileName("forward", layer, rows, vectors),
                methods.isSharedInParts(layer) ? "firstInput, endInput, net, netAt" : "0",
                example);
    }

    private MethodSpec tile(LayerPlan layer, int rows, int vectors) {
        String row = VectorTypes.row(layer);
        String inputRow = methods.inputRow(layer);
        boolean inParts = methods.isSharedInParts(layer);
        Source source = methods.source();
        if (!inParts) {
            source.statement("$T net = $L", methods.array(), examples.netArray(layer));
        }
        source.statement("int a = inAt + e * $L", inputRow)
                .statement("int o = $Le * $L + j", inParts ? "netAt + " : "", row);
        tiles.biases(source, rows, vectors);
        tiles.add(
                source,
                rows,
                vectors,
                new VectorTiles.Loop("i", inParts ? "end" : layer.inputs(), layer.inputs() % 2 == 0, "(i + 1)"),
                (r, turn) -> "in[a" + VectorTypes.plusRows(r, inputRow) + " + i" + turn + "]");
        VectorTiles.eachSum(
                rows,
                vectors,
                (r, v) -> source.statement(
                        "$L.intoArray(net, o$L$L)",
                        VectorTiles.sum(r, v),
                        VectorTypes.plusRows(r, row),
                        VectorTypes.plusLanes(v)));
        MethodSpec.Builder method = methods.method(VectorMethods.tileName("forward", layer, rows, vectors))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "first");
        if (inParts) {
            method.addParameter(TypeName.INT, "end")
                    .addParameter(methods.array(), "net")
                    .addParameter(TypeName.INT, "netAt");
        }
        return method.addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "j")
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }
}
