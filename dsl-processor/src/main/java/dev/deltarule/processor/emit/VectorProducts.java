package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The gradient of one layer in the Vector API variant: products of inputs and deltas, summed over the examples in registers
 * and added, times a factor, to a gradient or, as a step, to the parameters themselves. Where a vector may reach over the end
 * of a row of weights, a tile puts its sums at the end of the panel, and another method adds as many as belong to the row.
 *
 * <p>Tiles take two examples at once. Of an odd number the last is added alone.
 */
final class VectorProducts {
    /** Rows of four vectors at the end of a panel that hold the sums of a tile. */
    static final int ROWS_OF_SUMS = TileRows.SIX;

    private static final String SUMS = 4 * ROWS_OF_SUMS + " * L";

    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final VectorPanels panels;
    private final VectorBiasSums biases;
    private boolean addsPartOfRows;

    VectorProducts(NetworkPlan plan, VectorMethods methods, VectorPanels panels) {
        this.methods = methods;
        this.panels = panels;
        this.biases = new VectorBiasSums(plan, methods);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean inParts = methods.isSharedInParts(layer);
        Source source = inParts ? methods.sourceOnPart(layer, "PARTS") : methods.sourceOnInputs(layer);
        lastOfOddNumber(source, layer);
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
            type.addMethod(biases.method(layer));
        }
    }

    private void lastOfOddNumber(Source source, LayerPlan layer) {
        source.begin("if (n % 2 == 1)")
                .statement("n--")
                .statement(
                        "$L(in, inAt + n * $L, n * $L, sum, factor, $L)",
                        Names.of("accumulateOne", layer),
                        methods.inputRow(layer),
                        VectorTypes.row(layer),
                        methods.isSharedInParts(layer)
                                ? "firstInput, endInput, first, end"
                                : "first, end, 0, " + layer.units())
                .end()
                .begin("if (n == 0)")
                .statement("return")
                .end();
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
                source.statement("$L(in, inAt + i, 0, n, panel, sum, $L, factor)", tile, weight);
            } else {
                source.statement("$L(in, inAt + i, 0, n, panel)", tile);
                addsPartOfRows = true;
                String lanes = VectorTypes.lanes(vectors);
                source.statement(
                        "addSums(panel, sum, $L, $L, $L, $L, $L, factor)",
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
                .statement("$T times = $L", types.vector(), types.broadcast("x"))
                .statement("int at = $L + i * $L", Names.weightsAt(layer), units)
                .statement("int j = firstUnit")
                .begin("for (; j <= endUnit - L; j += L)")
                .statement(
                        "times.fma($L, $L).intoArray(sum, at + j)",
                        tiles.load("delta", "o + j"),
                        tiles.load("sum", "at + j"))
                .end();
        if (!types.divide(units)) {
            source.begin("for (; j < endUnit; j++)")
                    .statement("sum[at + j] += x * delta[o + j]")
                    .end();
        }
        return onSums(methods.method(Names.of("accumulateOne", layer))
                        .addJavadoc("Adds factor times dE/dweight of the example whose deltas begin at o.")
                        .addParameter(methods.array(), "in")
                        .addParameter(TypeName.INT, "a")
                        .addParameter(TypeName.INT, "o"))
                .addParameter(methods.number(), "factor")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
                .addParameter(TypeName.INT, "firstUnit")
                .addParameter(TypeName.INT, "endUnit")
                .addCode(source.end().end().build())
                .build();
    }

    private MethodSpec tile(LayerPlan layer, int rows, int vectors) {
        Source source = methods.source();
        tiles.zeros(source, rows, vectors);
        String inputRow = methods.inputRow(layer);
        tiles.add(
                source,
                rows,
                vectors,
                new VectorTiles.Loop("e", "n", true, "e"),
                (row, turn) -> "in[a + " + (turn.isEmpty() ? "e" : "(e" + turn + ")") + " * " + inputRow
                        + VectorTypes.plus(row) + "]");
        MethodSpec.Builder method = methods.method(VectorMethods.tileName("products", layer, rows, vectors))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "panel");
        if (types.divide(layer.units())) {
            addToWeights(source, layer, rows, vectors);
            onSums(method).addParameter(TypeName.INT, "at").addParameter(methods.number(), "factor");
        } else {
            source.statement("int to = panel.length - $L", SUMS);
            VectorTiles.eachSum(
                    rows,
                    vectors,
                    (row, v) -> source.statement(
                            "$L.intoArray(panel, to$L)",
                            VectorTiles.sum(row, v),
                            VectorTypes.plusLanes(row * vectors + v)));
        }
        return method.addCode(source.build()).build();
    }

    private void addToWeights(Source source, LayerPlan layer, int rows, int vectors) {
        source.statement("$T times = $L", types.vector(), types.broadcast("factor"));
        String units = Integer.toString(layer.units());
        VectorTiles.eachSum(rows, vectors, (row, v) -> {
            String at = "at" + VectorTypes.plusRows(row, units) + VectorTypes.plusLanes(v);
            source.statement(
                    "$L.fma(times, $L).intoArray(sum, $L)", VectorTiles.sum(row, v), tiles.load("sum", at), at);
        });
    }

    /** Adds the method that adds the sums of tiles of which only some belong to a row. */
    void addSharedTo(TypeSpec.Builder type) {
        if (addsPartOfRows) {
            type.addMethod(addSums());
        }
    }

    private MethodSpec addSums() {
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
        return onSums(MethodSpec.methodBuilder("addSums")
                        .addJavadoc(
                                "Adds factor times the sums of a tile, row by row, of each as many as belong to the row.")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(methods.array(), "panel"))
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "lanes")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addParameter(TypeName.INT, "width")
                .addParameter(methods.number(), "factor")
                .addCode(source.build())
                .build();
    }
}
