package dev.deltarule.processor.emit;

import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * The order in which the gradient of a layer with long rows of weights is computed: some rows of weights after the other, each
 * from its first unit to its last. So the weights are read and written in the order of memory, once, and the inputs that they
 * share are copied next to each other before.
 *
 * <p>The deltas of all units, or of as many as a cache holds, lie in panels meanwhile, see {@link ProductPanels}.
 */
final class PackedProducts {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorPanels panels;
    private final ProductTiles tiles;

    PackedProducts(NetworkPlan plan, VectorMethods methods, VectorPanels panels, ProductTiles tiles) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.panels = panels;
        this.tiles = tiles;
    }

    /** Adds the order of the tiles to the body of a method that has {@link ProductPanels#parameters}. */
    void addTo(Source source, LayerPlan layer, VectorProducts.Range inputs, VectorProducts.Range units) {
        source.statement("int j = $L", units.first());
        for (int width : types.tileWidths(layer.units())) {
            String lanes = VectorTypes.lanes(width);
            source.begin("while ($L)", types.moreTiles(layer.units(), width, "j", units.end()))
                    .statement("int count = 0")
                    .begin(
                            "for (int k = j; count < DELTA_PANELS && $L; k += $L)",
                            types.moreColumns(layer.units(), width, "k", units.end()),
                            lanes);
            panels.pack(
                    source, width, Names.of("deltas", layer), "k", VectorTypes.row(layer), "n", "deltas[count++]", "0");
            source.end().statement("int i = $L", inputs.first());
            for (int rows : tiles.heights(layer, width)) {
                tiles.begin(source, rows, inputs.end());
                rowsOfWeights(source, layer, rows, width, units.end());
                source.end();
            }
            source.statement("j += count * $L", lanes).end();
        }
    }

    /** The tiles of some rows of weights. Behind the last input nothing may be copied, so that inputs before it come along. */
    private void rowsOfWeights(Source source, LayerPlan layer, int rows, int width, String endUnit) {
        String unit = "j + k * " + VectorTypes.lanes(width);
        source.statement("int x = $T.min(i, $L - COPIED)", Math.class, layer.inputs())
                .statement("packInputs(in, inAt + x, $L, n, inputs)", methods.inputRow(layer))
                .begin("for (int k = 0; k < count; k++)");
        tiles.call(source, layer, rows, width, "inputs, i - x", "deltas[k]", unit, endUnit);
        source.end();
    }
}
