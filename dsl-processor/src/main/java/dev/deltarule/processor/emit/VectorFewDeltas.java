package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * dE/dout of a hidden layer in the Vector API variant where few units lie behind it: then its weights to them, turned from rows
 * into columns, make panels like those of a forward pass, and the tiles have units side by side.
 */
final class VectorFewDeltas {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final VectorPanels panels;

    VectorFewDeltas(NetworkPlan plan, VectorMethods methods, VectorPanels panels) {
        this.methods = methods;
        this.panels = panels;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    /** Writes dE/dout into the array of deltas, and adds the tiles. */
    void slopes(Source source, TypeSpec.Builder type, LayerPlan layer, LayerPlan next) {
        int units = layer.units();
        source.statement("int i = 0");
        for (int vectors : types.tileWidths(units)) {
            String lanes = VectorTypes.lanes(vectors);
            if (vectors > 1) {
                source.begin("for (; $Li <= $L - $L; i += $L)", VectorTypes.guard(vectors), units, lanes, lanes);
            } else {
                source.begin("for (; i < $L; i += $L)", units, lanes);
            }
            boolean whole = vectors > 1 || types.divide(units);
            panels.transpose(
                    source,
                    "parameters",
                    Names.weightsAt(next) + " + i * " + next.units(),
                    Integer.toString(next.units()),
                    whole ? lanes : VectorMethods.atMost(lanes, units + " - i"),
                    Integer.toString(next.units()),
                    "panel",
                    "0",
                    lanes);
            examples(source, layer, vectors);
            source.end();
            for (int rows : TileRows.heights(vectors, VectorEmitter.BLOCK)) {
                type.addMethod(tile(layer, next, rows, vectors));
            }
            type.addMethod(tile(layer, next, 1, vectors));
        }
    }

    /** The tiles of one panel. */
    private static void examples(Source source, LayerPlan layer, int vectors) {
        source.statement("int e = from");
        TileRows.sixes(
                source, vectors, VectorEmitter.BLOCK, "e", "to", () -> tile(source, layer, TileRows.SIX, vectors));
        source.begin("for (; e <= to - $L; e += $L)", TileRows.FOUR, TileRows.FOUR);
        tile(source, layer, TileRows.FOUR, vectors);
        source.end().begin("for (; e < to; e++)");
        tile(source, layer, 1, vectors);
        source.end();
    }

    private static void tile(Source source, LayerPlan layer, int rows, int vectors) {
        source.statement("$L(e, i, 0, panel)", VectorMethods.tileName("slopes", layer, rows, vectors));
    }

    private MethodSpec tile(LayerPlan layer, LayerPlan next, int rows, int vectors) {
        Source source = methods.source()
                .statement("$T delta = $L", methods.array(), Names.of("deltas", next))
                .statement("$T slopes = $L", methods.array(), Names.of("deltas", layer))
                .statement("int a = e * $L", VectorTypes.row(next))
                .statement("int o = e * $L + i", VectorTypes.row(layer));
        tiles.zeros(source, rows, vectors);
        tiles.add(
                source,
                rows,
                vectors,
                new VectorTiles.Loop("j", next.units(), next.units() % 2 == 0, "j"),
                (row, turn) -> "delta[a" + VectorTypes.plusRows(row, VectorTypes.row(next)) + " + j" + turn + "]");
        VectorTiles.eachSum(
                rows,
                vectors,
                (row, v) -> source.statement(
                        "$L.intoArray(slopes, o$L$L)",
                        VectorTiles.sum(row, v),
                        VectorTypes.plusRows(row, VectorTypes.row(layer)),
                        VectorTypes.plusLanes(v)));
        return methods.method(VectorMethods.tileName("slopes", layer, rows, vectors))
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "i")
                .addParameter(TypeName.INT, "first")
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }
}
