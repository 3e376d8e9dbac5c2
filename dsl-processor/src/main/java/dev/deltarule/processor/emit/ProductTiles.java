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
 * The tiles of a layer's gradient in the Vector API variant: products of the inputs of some weights' rows and the deltas of a
 * panel, summed over the examples in registers. Where a vector may reach over the end of a row of weights, a tile puts its sums
 * at the end of the panel, and another method adds as many as belong to the row.
 *
 * <p>Tiles take two examples at once.
 */
final class ProductTiles {
    /** Rows of four vectors at the end of a panel that hold the sums of a tile. */
    static final int ROWS_OF_SUMS = TileRows.SIX;

    /** The numbers in them. */
    static final String SUMS = 4 * ROWS_OF_SUMS + " * L";

    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private boolean addsPartOfRows;

    ProductTiles(NetworkPlan plan, VectorMethods methods) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    /** Adds the tiles of all widths and heights. */
    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        for (int vectors : types.tileWidths(layer.units())) {
            for (int rows : heights(layer, vectors)) {
                type.addMethod(tile(layer, rows, vectors));
            }
        }
    }

    /** The heights of tiles that the inputs are cut into. Only of inputs in place six may be too many. */
    List<Integer> heights(LayerPlan layer, int vectors) {
        List<Integer> heights = new ArrayList<>();
        if (layer.inputs() >= TileRows.FOUR) {
            boolean keepsSumsOfSix =
                    methods.packsInputs(layer) || layer.index() > 0 || !TileRows.isMadeShifts(layer.inputs());
            heights.addAll(keepsSumsOfSix ? TileRows.heights(vectors, layer.inputs()) : List.of(TileRows.FOUR));
        }
        if (layer.inputs() % TileRows.FOUR > 0) {
            heights.add(1);
        }
        return heights;
    }

    /** Begins the loop over the tiles of a height, from input {@code i} on. */
    void begin(Source source, int rows, String end) {
        if (rows == TileRows.SIX) {
            TileRows.beginSixes(source, "i", end);
        } else {
            source.begin("for (; i <= $2L - $1L; i += $1L)", rows, end);
        }
    }

    /**
     * Calls a tile on the weights from input {@code i} to the units of a panel.
     *
     * @param inputs the array with the inputs and the place of the first of them
     * @param panel the panel of deltas
     * @param unit the first of its units
     * @param endUnit the unit behind the last of all
     */
    void call(
            Source source,
            LayerPlan layer,
            int rows,
            int vectors,
            String inputs,
            String panel,
            String unit,
            String endUnit) {
        String tile = VectorMethods.tileName("products", layer, rows, vectors);
        String weight = Names.weightsAt(layer) + " + i * " + layer.units() + " + " + unit;
        if (types.divide(layer.units())) {
            source.statement("$L($L, 0, n, $L, sum, $L, factor)", tile, inputs, panel, weight);
        } else {
            source.statement("$L($L, 0, n, $L)", tile, inputs, panel);
            addsPartOfRows = true;
            String lanes = VectorTypes.lanes(vectors);
            source.statement(
                    "addSums($L, sum, $L, $L, $L, $L, $L, factor)",
                    panel,
                    rows,
                    lanes,
                    weight,
                    layer.units(),
                    VectorMethods.atMost(lanes, endUnit + " - " + (unit.contains(" ") ? "(" + unit + ")" : unit)));
        }
    }

    private MethodSpec tile(LayerPlan layer, int rows, int vectors) {
        Source source = methods.source();
        tiles.zeros(source, rows, vectors);
        String inputRow = methods.packsInputs(layer) ? ProductPanels.INPUT_ROW : methods.inputRow(layer);
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
            methods.onSums(method).addParameter(TypeName.INT, "at").addParameter(methods.number(), "factor");
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
        return methods.onSums(MethodSpec.methodBuilder("addSums")
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
