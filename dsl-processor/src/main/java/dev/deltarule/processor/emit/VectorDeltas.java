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
                type.addMethod(tile(layer, next, vectors));
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
        int rows = rows(layer);
        boolean divides = layer.units() % rows == 0;
        source.begin("for (int i = 0; i < $L; i += $L)", layer.units(), rows)
                .statement(
                        "$L($L, panel, columns)",
                        VectorMethods.tileName("slopes", layer, rows, vectors),
                        divides ? "i" : CodeBlock.of("$T.min(i, $L)", Math.class, layer.units() - rows))
                .end();
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

    private static int rows(LayerPlan layer) {
        return layer.units() < VectorTypes.ROWS ? 1 : VectorTypes.ROWS;
    }

    private MethodSpec tile(LayerPlan layer, LayerPlan next, int vectors) {
        int rows = rows(layer);
        String lanes = VectorTypes.lanes(vectors);
        Source source = methods.source()
                .statement("$T p = parameters", methods.array())
                .statement("int a = $L + i * $L", Names.weightsAt(next), next.units())
                .statement("int o = i * $L", lanes)
                .statement("int w = 0");
        tiles.zeros(source, rows, vectors);
        source.loop("j", next.units());
        tiles.loadVectors(source, "w", vectors);
        for (int row = 0; row < rows; row++) {
            tiles.multiplyAdd(
                    source, row, vectors, "p[a" + (row == 0 ? "" : " + " + (long) row * next.units()) + " + j]");
        }
        source.statement("w += $L", lanes).end();
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                source.statement(
                        "$L.intoArray(columns, o$L)",
                        VectorTiles.sum(row, v),
                        VectorTypes.plusLanes(row * vectors + v));
            }
        }
        return methods.method(VectorMethods.tileName("slopes", layer, rows, vectors))
                .addParameter(TypeName.INT, "i")
                .addParameter(methods.array(), "panel")
                .addParameter(methods.array(), "columns")
                .addCode(source.build())
                .build();
    }
}
