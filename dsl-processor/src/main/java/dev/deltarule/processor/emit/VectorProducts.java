package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * The gradient of one layer in the Vector API variant: products of inputs and deltas, summed over the examples in registers
 * and added, times a factor, to a gradient or, as a step, to the parameters themselves.
 */
final class VectorProducts {
    /**
     * The most inputs whose tiles are computed before their sums are added to the weights, a number that tiles of six and of
     * four rows make up, as does what is left of a whole number of fours.
     */
    static final int GROUP = 36;

    /** The same where workers share them. */
    static final int SHARED_GROUP = 12;

    /** Where the sums of those tiles are put, counted from the end of the panel. */
    private static final String SUMS = 4 * GROUP + " * L";

    private static final String ADD_REST = "addRest";

    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final VectorPanels panels;
    private final Set<Integer> addedWidths = new TreeSet<>();
    private boolean addsRests;

    VectorProducts(NetworkPlan plan, VectorMethods methods, VectorPanels panels) {
        this.methods = methods;
        this.panels = panels;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean inParts = methods.isSharedInParts(layer);
        Source source = inParts ? methods.sourceOnPart(layer) : methods.sourceOnInputs(layer);
        source.begin("if (n == 1)")
                .statement(
                        "$L(in, inAt, sum, factor, $L)",
                        Names.of("accumulateOne", layer),
                        inParts ? "firstInput, endInput" : "first, end")
                .statement("return")
                .end();
        inTiles(source, layer);
        MethodSpec.Builder method = methods.onInputs(
                        "accumulate",
                        layer,
                        "Adds factor times dE/dweight, summed over n examples, for the "
                                + (inParts ? "inputs of a part and the units" : "inputs") + " first .. end - 1 of "
                                + layer.name() + ".")
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "sum")
                .addParameter(methods.number(), "factor");
        method = inParts
                ? VectorMethods.onPart(method)
                : method.addParameter(TypeName.INT, "first").addParameter(TypeName.INT, "end");
        type.addMethod(method.addParameter(TypeName.INT, "group")
                .addParameter(methods.array(), "panel")
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

    private static List<Integer> heights(LayerPlan layer, int vectors) {
        List<Integer> heights = new ArrayList<>();
        if (layer.inputs() >= TileRows.FOUR) {
            heights.addAll(TileRows.heights(vectors, layer.inputs()));
        }
        if (layer.inputs() % TileRows.FOUR > 0) {
            heights.add(1);
        }
        return heights;
    }

    private void inTiles(Source source, LayerPlan layer) {
        int units = layer.units();
        String deltas = Names.of("deltas", layer);
        String row = VectorTypes.row(layer);
        boolean inParts = methods.isSharedInParts(layer);
        String end = inParts ? "end" : Integer.toString(units);
        source.statement("int j = $L", inParts ? "first" : "0");
        for (int vectors : types.tileWidths(units)) {
            String lanes = VectorTypes.lanes(vectors);
            source.begin("for (; $Lj <= $L - $L; j += $L)", VectorTypes.guard(vectors), end, lanes, lanes);
            panels.pack(source, vectors, deltas, "j", row, "n", "0");
            eachInput(source, layer, vectors, "addTile" + vectors);
            addedWidths.add(vectors);
            source.end();
        }
        if (!types.divide(units)) {
            source.begin("if (j < $L)", end);
            panels.packRest(source, deltas, "j", row, "n", units + " - j", "0");
            eachInput(source, layer, 1, ADD_REST);
            addsRests = true;
            source.end();
        }
    }

    /**
     * The tiles of a group of inputs, whose sums are then added together: a sum that is read as soon as it was written would
     * make the processor wait.
     */
    private void eachInput(Source source, LayerPlan layer, int vectors, String add) {
        boolean inParts = methods.isSharedInParts(layer);
        String last = inParts ? "endInput" : "end";
        source.begin("for (int i = $L; i < $L; i += group)", inParts ? "firstInput" : "first", last)
                .statement("int stop = $T.min(i + group, $L)", Math.class, last)
                .statement("int to = panel.length - $L", SUMS)
                .statement("int r = i");
        for (int rows : heights(layer, vectors)) {
            if (rows == TileRows.SIX) {
                TileRows.beginSixes(source, "r", "stop");
            } else {
                source.begin("for (; r <= stop - $1L; r += $1L)", rows);
            }
            source.statement(
                            "$L(in, inAt + r, 0, n, panel, to)",
                            VectorMethods.tileName("products", layer, rows, vectors))
                    .statement("to += $L", VectorTypes.lanes(rows * vectors))
                    .end();
        }
        source.statement(
                        "$L(panel, stop - i, sum, $L + i * $L + j, $L$L, factor)",
                        add,
                        Names.weightsAt(layer),
                        layer.units(),
                        layer.units(),
                        add.equals(ADD_REST) ? ", " + layer.units() + " - j" : "")
                .end();
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
        return methods.method(Names.of("accumulateOne", layer))
                .addJavadoc("Adds factor times dE/dweight of the first example of a block.")
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(methods.array(), "sum")
                .addParameter(methods.number(), "factor")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end")
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
                new VectorTiles.Loop("e", "n", false, "e"),
                (row, turn) -> "in[a + " + (turn.isEmpty() ? "e" : "(e" + turn + ")") + " * " + inputRow
                        + (row == 0 ? "" : " + " + row) + "]");
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                source.statement(
                        "$L.intoArray(panel, to$L)", VectorTiles.sum(row, v), VectorTypes.plusLanes(row * vectors + v));
            }
        }
        return methods.method(VectorMethods.tileName("products", layer, rows, vectors))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "panel")
                .addParameter(TypeName.INT, "to")
                .addCode(source.build())
                .build();
    }

    /** Adds the methods that add the sums of tiles, which lie at the end of the panel. */
    void addSharedTo(TypeSpec.Builder type) {
        for (int vectors : addedWidths) {
            Source source = methods.source()
                    .statement("int k = panel.length - $L", SUMS)
                    .statement("$1T times = $1T.broadcast($2L, factor)", types.vector(), VectorTypes.SHAPE)
                    .begin("for (int row = 0; row < rows; row++)");
            for (int v = 0; v < vectors; v++) {
                String lanes = VectorTypes.plusLanes(v);
                source.statement(
                        "$L.fma(times, $L).intoArray(sum, at$L)",
                        tiles.load("panel", "k" + lanes),
                        tiles.load("sum", "at" + lanes),
                        lanes);
            }
            source.statement("k += $L", VectorTypes.lanes(vectors))
                    .statement("at += stride")
                    .end();
            type.addMethod(adding("addTile" + vectors, "Adds factor times the sums of some tiles, row by row.")
                    .addParameter(methods.number(), "factor")
                    .addCode(source.build())
                    .build());
        }
        if (addsRests) {
            Source source = methods.source()
                    .statement("int k = panel.length - $L", SUMS)
                    .begin("for (int row = 0; row < rows; row++)")
                    .begin("for (int j = 0; j < width; j++)")
                    .statement("sum[at + j] += factor * panel[k + j]")
                    .end()
                    .statement("k += L")
                    .statement("at += stride")
                    .end();
            type.addMethod(adding(ADD_REST, "The same where a row ends before the vector does: only its first numbers.")
                    .addParameter(TypeName.INT, "width")
                    .addParameter(methods.number(), "factor")
                    .addCode(source.build())
                    .build());
        }
    }

    private MethodSpec.Builder adding(String name, String doc) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(doc)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(methods.array(), "panel")
                .addParameter(TypeName.INT, "rows")
                .addParameter(methods.array(), "sum")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride");
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
