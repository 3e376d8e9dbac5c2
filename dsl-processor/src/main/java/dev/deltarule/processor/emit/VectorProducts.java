package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The gradient of one layer in the Vector API variant: products of inputs and deltas, summed over the examples in registers
 * and added, times a factor, to a gradient or, as a step, to the parameters themselves.
 *
 * <p>Where the rows of weights are whole vectors, tiles add their sums themselves. Elsewhere a vector may reach into the next
 * row, so sums are put at the end of the panel and as many added as belong to the row.
 */
final class VectorProducts {
    /** Rows of four vectors at the end of a panel that hold the sums of a tile. */
    static final int ROWS_OF_SUMS = TileRows.SIX;

    private static final String SUMS = 4 * ROWS_OF_SUMS + " * L";

    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final VectorPanels panels;
    private boolean putsSumsAside;

    VectorProducts(NetworkPlan plan, VectorMethods methods, VectorPanels panels) {
        this.methods = methods;
        this.panels = panels;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean inParts = methods.isSharedInParts(layer);
        Source source = inParts ? methods.sourceOnPart(layer, "PARTS") : methods.sourceOnInputs(layer);
        source.begin("if (n == 1)")
                .statement(
                        "$L(in, inAt, sum, factor, $L)",
                        Names.of("accumulateOne", layer),
                        inParts ? "firstInput, endInput" : "first, end")
                .statement("return")
                .end();
        inTiles(source, layer);
        MethodSpec.Builder method = onSums(methods.onInputs(
                                "accumulate",
                                layer,
                                "Adds factor times dE/dweight, summed over n examples, for the "
                                        + (inParts ? "inputs of a part and the units" : "inputs")
                                        + " first .. end - 1 of " + layer.name() + ".")
                        .addParameter(TypeName.INT, "n"))
                .addParameter(methods.number(), "factor");
        method = inParts
                ? VectorMethods.onPart(method)
                : method.addParameter(TypeName.INT, "first").addParameter(TypeName.INT, "end");
        type.addMethod(method.addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build());
        type.addMethod(one(layer));
        for (int vectors : types.tileWidths(layer.units())) {
            for (int rows : heights(layer, vectors)) {
                type.addMethod(tile(layer, rows, vectors));
            }
        }
        if (layer.trainableBias()) {
            type.addMethod(biases(layer));
        }
    }

    private MethodSpec.Builder onSums(MethodSpec.Builder method) {
        return method.addParameter(methods.array(), "sum");
    }

    private static List<Integer> heights(LayerPlan layer, int vectors) {
        List<Integer> heights = new ArrayList<>();
        if (layer.inputs() >= TileRows.FOUR) {
            boolean keepsSumsOfSix = layer.index() > 0 || !TileRows.isMadeShifts(layer.inputs());
            heights.addAll(keepsSumsOfSix ? TileRows.heights(vectors, layer.inputs()) : List.of(TileRows.FOUR));
        }
        if (layer.inputs() % TileRows.FOUR > 0) {
            heights.add(1);
        }
        return heights;
    }

    /** Panel by panel; rows of deltas have whole vectors, of which the last lanes may belong to no unit. */
    private void inTiles(Source source, LayerPlan layer) {
        int units = layer.units();
        boolean inParts = methods.isSharedInParts(layer);
        String end = inParts ? "end" : Integer.toString(units);
        source.statement("int j = $L", inParts ? "first" : "0");
        for (int vectors : types.tileWidths(units)) {
            String lanes = VectorTypes.lanes(vectors);
            source.begin("for (; $L; j += $L)", types.moreColumns(units, vectors, end), lanes);
            panels.pack(source, vectors, Names.of("deltas", layer), "j", VectorTypes.row(layer), "n", "0");
            eachInput(source, layer, vectors, end);
            source.end();
        }
    }

    /** The tiles of one panel. */
    private void eachInput(Source source, LayerPlan layer, int vectors, String endUnit) {
        boolean inParts = methods.isSharedInParts(layer);
        String end = inParts ? "endInput" : "end";
        source.statement("int i = $L", inParts ? "firstInput" : "first");
        for (int rows : heights(layer, vectors)) {
            if (rows == TileRows.SIX) {
                TileRows.beginSixes(source, "i", end);
            } else {
                source.begin("for (; i <= $2L - $1L; i += $1L)", rows, end);
            }
            String tile = VectorMethods.tileName("products", layer, rows, vectors);
            String weight = Names.weightsAt(layer) + " + i * " + layer.units() + " + j";
            if (types.divide(layer.units())) {
                source.statement("$L(in, inAt + i, 0, n, panel, $L)", tile, weight);
            } else {
                putsSumsAside = true;
                String lanes = VectorTypes.lanes(vectors);
                source.statement("$L(in, inAt + i, 0, n, panel)", tile)
                        .statement(
                                "addSums(panel, $L, $L, sum, $L, $L, $L, factor)",
                                rows,
                                lanes,
                                weight,
                                layer.units(),
                                VectorMethods.atMost(lanes, endUnit + " - j"));
            }
            source.end();
        }
    }

    /** One example: its products go straight to the weights. An input that is 0, as most of an image may be, has none. */
    private MethodSpec one(LayerPlan layer) {
        int units = layer.units();
        Source source = methods.source()
                .statement("$T delta = $L", methods.array(), Names.of("deltas", layer))
                .begin("for (int i = first; i < end; i++)")
                .statement("$T x = factor * in[a + i]", methods.number())
                .begin("if (x != 0)")
                .statement("$1T times = $1T.broadcast($2L, x)", types.vector(), VectorTypes.SHAPE)
                .statement("int at = $L + i * $L", Names.weightsAt(layer), units)
                .statement("int j = 0")
                .begin("for (; j <= $L - L; j += L)", units)
                .statement(
                        "times.fma($L, $L).intoArray(sum, at + j)",
                        tiles.load("delta", "j"),
                        tiles.load("sum", "at + j"))
                .end();
        if (!types.divide(units)) {
            source.begin("for (; j < $L; j++)", units)
                    .statement("sum[at + j] += x * delta[j]")
                    .end();
        }
        return onSums(methods.method(Names.of("accumulateOne", layer))
                        .addJavadoc("Adds factor times dE/dweight of the first example of a block.")
                        .addParameter(methods.array(), "in")
                        .addParameter(TypeName.INT, "a"))
                .addParameter(methods.number(), "factor")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addCode(source.end().end().build())
                .build();
    }

    private MethodSpec tile(LayerPlan layer, int rows, int vectors) {
        Source source = methods.source();
        String inputRow = methods.inputRow(layer);
        if (types.divide(layer.units())) {
            touchWeights(source, layer, rows, vectors);
        }
        tiles.zeros(source, rows, vectors);
        tiles.add(
                source,
                rows,
                vectors,
                new VectorTiles.Loop("e", "n", false, "e"),
                (row, turn) -> "in[a + " + (turn.isEmpty() ? "e" : "(e" + turn + ")") + " * " + inputRow
                        + (row == 0 ? "" : " + " + row) + "]");
        MethodSpec.Builder method = methods.method(VectorMethods.tileName("products", layer, rows, vectors))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "panel");
        if (types.divide(layer.units())) {
            addToWeights(source, layer, rows, vectors);
            method.addParameter(TypeName.INT, "at");
        } else {
            putAside(source, rows, vectors);
        }
        return method.addCode(source.build()).build();
    }

    /** Reads from both ends of each row, for which the last number of the panel takes what is read. */
    private void touchWeights(Source source, LayerPlan layer, int rows, int vectors) {
        String last = " + " + VectorTypes.lanes(vectors) + " - 1";
        source.comment("asks for the weights, which may lie far away, to have them when the products are there")
                .statement("$T sum = block.sum", methods.array())
                .statement("$T touched = 0", methods.number());
        for (int row = 0; row < rows; row++) {
            String at = "at" + VectorTypes.plusRows(row, Integer.toString(layer.units()));
            source.statement("touched += sum[$1L] + sum[$1L$2L]", at, last);
        }
        source.statement("panel[panel.length - 1] = touched");
    }

    /** What is added, and to what, is read late: as arguments they would be in registers that the loop needs. */
    private void addToWeights(Source source, LayerPlan layer, int rows, int vectors) {
        source.statement("sum = block.sum").statement("$T times = $L", types.vector(), types.broadcast("block.factor"));
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                String at =
                        "at" + VectorTypes.plusRows(row, Integer.toString(layer.units())) + VectorTypes.plusLanes(v);
                source.statement(
                        "$L.fma(times, $L).intoArray(sum, $L)", VectorTiles.sum(row, v), tiles.load("sum", at), at);
            }
        }
    }

    private static void putAside(Source source, int rows, int vectors) {
        source.statement("int to = panel.length - $L", SUMS);
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                source.statement(
                        "$L.intoArray(panel, to$L)", VectorTiles.sum(row, v), VectorTypes.plusLanes(row * vectors + v));
            }
        }
    }

    /** Adds the method that adds the sums of a tile, if they are put aside anywhere. */
    void addSharedTo(TypeSpec.Builder type) {
        if (!putsSumsAside) {
            return;
        }
        Source source = methods.source()
                .statement("int k = panel.length - $L", SUMS)
                .statement("$T times = $L", types.vector(), types.broadcast("factor"))
                .begin("for (int row = 0; row < rows; row++)")
                .statement("int j = 0")
                .begin("for (; j <= width - L; j += L)")
                .statement(
                        "$L.fma(times, $L).intoArray(sum, at + j)",
                        tiles.load("panel", "k + j"),
                        tiles.load("sum", "at + j"))
                .end()
                .begin("for (; j < width; j++)")
                .statement("sum[at + j] += factor * panel[k + j]")
                .end()
                .statement("k += lanes")
                .statement("at += stride")
                .end();
        type.addMethod(onSums(MethodSpec.methodBuilder("addSums")
                        .addJavadoc(
                                "Adds factor times the sums of a tile, row by row, of each as many as belong to the row.")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(methods.array(), "panel")
                        .addParameter(TypeName.INT, "rows")
                        .addParameter(TypeName.INT, "lanes"))
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addParameter(TypeName.INT, "width")
                .addParameter(methods.number(), "factor")
                .addCode(source.build())
                .build());
    }

    private MethodSpec biases(LayerPlan layer) {
        boolean shared = layer.bias() == Bias.SHARED;
        Source source = methods.source();
        if (shared) {
            source.statement("$T change = 0", methods.number());
        }
        source.begin("for (int j = 0; j < $L; j += L)", layer.units())
                .statement("$1T c = $1T.zero(S)", types.vector())
                .begin("for (int e = 0; e < n; e++)")
                .statement(
                        "c = c.add($L)",
                        tiles.load(Names.of("deltas", layer), "e * " + VectorTypes.row(layer) + " + j"))
                .end()
                .statement("c.intoArray(panel, 0)")
                .statement("int width = $T.min(L, $L - j)", Math.class, layer.units())
                .begin("for (int k = 0; k < width; k++)")
                .statement(
                        shared ? "change += panel[k]" : "sum[$L + j + k] += factor * panel[k]",
                        shared ? new Object[0] : new Object[] {Names.biasesAt(layer)})
                .end()
                .end();
        if (shared) {
            source.statement("sum[$L] += factor * change", Names.biasesAt(layer));
        }
        return methods.method(Names.of("accumulateBiases", layer))
                .addJavadoc("Adds factor times dE/dbias of $L, summed over n examples.", layer.name())
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "sum")
                .addParameter(methods.number(), "factor")
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }
}
