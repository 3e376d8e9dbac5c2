package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.List;

/**
 * Errors and deltas in the Vector API variant: example by example in the output layer; in a hidden layer as products of the
 * deltas of the layer behind with its weights.
 *
 * <p>Of those weights the ones of a unit lie in one row, so the tiles of these products have the examples side by side in a
 * vector, and the deltas are turned from rows into columns before and back behind. That costs a copy of two small matrices;
 * sums across the lanes of a vector would cost more.
 */
final class VectorDeltas {
    private static final List<Integer> TILE_WIDTHS = List.of(4, 2, 1);

    /** Behind a layer of no more units its weights are turned, not the deltas. */
    private static final int FEW = 32;

    private final VectorMethods methods;
    private final VectorTiles tiles;
    private final VectorPanels panels;
    private final VectorActivation activations;
    private final ExampleCode examples;
    private final NetworkPlan plan;
    private final VectorFewDeltas fewBehind;

    VectorDeltas(NetworkPlan plan, VectorMethods methods, VectorPanels panels, VectorActivation activations) {
        this.plan = plan;
        this.methods = methods;
        this.panels = panels;
        this.activations = activations;
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, Layout.ROWS);
        this.fewBehind = new VectorFewDeltas(plan, methods, panels);
    }

    /** Whether the deltas of a hidden layer are computed in columns, for which they need scratch memory. */
    static boolean turnsDeltas(NetworkPlan plan, LayerPlan layer) {
        return layer.hasDelta()
                && !plan.isOutput(layer)
                && plan.layers().get(layer.index() + 1).units() > FEW;
    }

    void addOutputTo(TypeSpec.Builder type) {
        LayerPlan output = plan.outputLayer();
        type.addMethod(methods.onExample("error", output, "Returns the error of example e.")
                .returns(TypeName.DOUBLE)
                .addParameter(methods.array(), "target")
                .addParameter(TypeName.INT, "targetAt")
                .addCode(examples.error(output))
                .build());
        if (output.hasDelta()) {
            type.addMethod(methods.onExample(
                            "deltas", output, "Computes delta = dE/dnet of " + output.name() + " for example e.")
                    .addParameter(methods.array(), "target")
                    .addParameter(TypeName.INT, "targetAt")
                    .addCode(examples.outputDeltas(output))
                    .build());
        }
    }

    void addHiddenTo(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = methods.source();
        boolean turnsDeltas = turnsDeltas(plan, layer);
        if (!turnsDeltas) {
            fewBehind.slopes(source, type, layer, next);
        } else {
            source.statement("int e = from");
            for (int vectors : TILE_WIDTHS) {
                panel(source, layer, next, vectors);
                for (int rows : heights(layer, vectors)) {
                    type.addMethod(tile(layer, next, rows, vectors));
                }
            }
        }
        activations.backward(source, layer);
        MethodSpec.Builder method = methods.onExamples(methods.method(Names.of("deltas", layer)))
                .addJavadoc("Computes delta = dE/dnet of $L for some examples of a block.", layer.name())
                .addParameter(methods.array(), "panel");
        if (turnsDeltas) {
            method.addParameter(methods.array(), "columns");
        }
        type.addMethod(method.addCode(source.build()).build());
        activations.addThroughSoftmaxTo(type, layer);
    }

    /** The examples of one tile's width: at most so many vectors of them, more than the next narrower tile would take. */
    private void panel(Source source, LayerPlan layer, LayerPlan next, int vectors) {
        String lanes = VectorTypes.lanes(vectors);
        String more = vectors == 1 ? "e < to" : "to - e > " + VectorTypes.lanes(vectors / 2);
        source.begin("for (; $L$L; e += $L)", VectorTypes.guard(vectors), more, lanes)
                .statement("int n = $T.min($L, to - e)", Math.class, lanes);
        panels.transpose(
                source,
                Names.of("deltas", next),
                "e * " + VectorTypes.row(next),
                VectorTypes.row(next),
                "n",
                Integer.toString(next.units()),
                "panel",
                "0",
                lanes);
        units(source, layer, vectors);
        panels.transpose(
                source,
                "columns",
                "0",
                lanes,
                Integer.toString(layer.units()),
                "n",
                Names.of("deltas", layer),
                "e * " + VectorTypes.row(layer),
                VectorTypes.row(layer));
        source.end();
    }

    /** The tiles of one panel; at the end of the units one of four takes the last, some of which may have been computed before. */
    private static void units(Source source, LayerPlan layer, int vectors) {
        int units = layer.units();
        source.statement("int i = 0");
        TileRows.sixes(
                source,
                vectors,
                units,
                "i",
                units,
                () -> tile(source, layer, TileRows.SIX, vectors, CodeBlock.of("i")));
        int rows = units < TileRows.FOUR ? 1 : TileRows.FOUR;
        source.begin("for (; i < $L; i += $L)", units, rows);
        tile(
                source,
                layer,
                rows,
                vectors,
                rows == 1 ? CodeBlock.of("i") : CodeBlock.of("$T.min(i, $L)", Math.class, units - rows));
        source.end();
    }

    private static void tile(Source source, LayerPlan layer, int rows, int vectors, CodeBlock unit) {
        source.statement("$L($L, 0, panel, columns)", VectorMethods.tileName("slopes", layer, rows, vectors), unit);
    }

    private static List<Integer> heights(LayerPlan layer, int vectors) {
        return layer.units() < TileRows.FOUR ? List.of(1) : TileRows.heights(vectors, layer.units());
    }

    private MethodSpec tile(LayerPlan layer, LayerPlan next, int rows, int vectors) {
        String lanes = VectorTypes.lanes(vectors);
        Source source = methods.source()
                .statement("$T p = parameters", methods.array())
                .statement("int a = $L + i * $L", Names.weightsAt(next), next.units())
                .statement("int o = i * $L", lanes);
        tiles.zeros(source, rows, vectors);
        tiles.add(
                source,
                rows,
                vectors,
                new VectorTiles.Loop("j", next.units(), next.units() % 2 == 0, "j"),
                (row, turn) -> "p[a" + VectorTypes.plus((long) row * next.units()) + " + j" + turn + "]");
        VectorTiles.eachSum(
                rows,
                vectors,
                (row, v) -> source.statement(
                        "$L.intoArray(columns, o$L)",
                        VectorTiles.sum(row, v),
                        VectorTypes.plusLanes(row * vectors + v)));
        return methods.method(VectorMethods.tileName("slopes", layer, rows, vectors))
                .addParameter(TypeName.INT, "i")
                .addParameter(TypeName.INT, "first")
                .addParameter(methods.array(), "panel")
                .addParameter(methods.array(), "columns")
                .addCode(source.build())
                .build();
    }
}
