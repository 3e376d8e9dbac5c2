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
            source.statement("int e = from")
                    .begin("for (; e <= to - $L; e += $L)", VectorTypes.ROWS, VectorTypes.ROWS)
                    .statement("$L(e, i, panel)", VectorMethods.tileName("slopes", layer, VectorTypes.ROWS, vectors))
                    .end()
                    .begin("for (; e < to; e++)")
                    .statement("$L(e, i, panel)", VectorMethods.tileName("slopes", layer, 1, vectors))
                    .end()
                    .end();
            type.addMethod(tile(layer, next, VectorTypes.ROWS, vectors));
            type.addMethod(tile(layer, next, 1, vectors));
        }
    }

    private MethodSpec tile(LayerPlan layer, LayerPlan next, int rows, int vectors) {
        String lanes = VectorTypes.lanes(vectors);
        Source source = methods.source()
                .statement("$T delta = $L", methods.array(), Names.of("deltas", next))
                .statement("$T slopes = $L", methods.array(), Names.of("deltas", layer))
                .statement("int a = e * $L", VectorTypes.row(next))
                .statement("int o = e * $L + i", VectorTypes.row(layer))
                .statement("int w = 0");
        tiles.zeros(source, rows, vectors);
        source.loop("j", next.units());
        tiles.loadVectors(source, "w", vectors);
        for (int row = 0; row < rows; row++) {
            tiles.multiplyAdd(
                    source, row, vectors, "delta[a" + VectorTypes.plusRows(row, VectorTypes.row(next)) + " + j]");
        }
        source.statement("w += $L", lanes).end();
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                source.statement(
                        "$L.intoArray(slopes, o$L$L)",
                        VectorTiles.sum(row, v),
                        VectorTypes.plusRows(row, VectorTypes.row(layer)),
                        VectorTypes.plusLanes(v));
            }
        }
        return methods.method(VectorMethods.tileName("slopes", layer, rows, vectors))
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "i")
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }
}
