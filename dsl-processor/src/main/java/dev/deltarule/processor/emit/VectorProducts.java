package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * The gradient of one layer in the Vector API variant: products of inputs and deltas, summed over the examples and added, times a
 * factor, to a gradient or, as a step, to the parameters themselves.
 *
 * <p>Tiles take two examples at once. Of an odd number the last is added alone.
 */
final class VectorProducts {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles vectors;
    private final ProductTiles tiles;
    private final VectorPanels panels;
    private final PackedProducts packed;
    private final ProductPanels packedPanels;
    private final VectorBiasSums biases;

    VectorProducts(NetworkPlan plan, VectorMethods methods, VectorPanels panels) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.vectors = new VectorTiles(plan.precision());
        this.tiles = new ProductTiles(plan, methods);
        this.panels = panels;
        this.packed = new PackedProducts(plan, methods, panels, tiles);
        this.packedPanels = new ProductPanels(plan, methods);
        this.biases = new VectorBiasSums(plan, methods);
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean inParts = methods.isSharedInParts(layer);
        Source source = inParts ? methods.sourceOnPart(layer, "PARTS") : methods.sourceOnInputs(layer);
        lastOfOddNumber(source, layer);
        Range inputs = inParts ? new Range("firstInput", "endInput") : new Range("first", "end");
        Range units = inParts ? new Range("first", "end") : new Range("0", Integer.toString(layer.units()));
        MethodSpec.Builder method = methods.onSums(methods.onInputs(
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
        if (methods.packsInputs(layer)) {
            packed.addTo(source, layer, inputs, units);
            packedPanels.parameters(method);
        } else {
            inTiles(source, layer, inputs, units);
            method.addParameter(methods.array(), "panel");
        }
        type.addMethod(method.addCode(source.build()).build());
        type.addMethod(one(layer));
        tiles.addTo(type, layer);
        if (layer.trainableBias()) {
            type.addMethod(biases.method(layer));
        }
    }

    /** Adds what the tiles of several layers use. */
    void addSharedTo(TypeSpec.Builder type) {
        tiles.addSharedTo(type);
        if (packedPanels.areNeeded()) {
            type.addMethod(packedPanels.packInputs());
        }
    }

    /** Expressions for the first of some inputs or units and the one behind the last. */
    record Range(String first, String end) {}

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

    /** Panel by panel; rows of deltas have whole vectors, of which the last lanes may belong to no unit. */
    private void inTiles(Source source, LayerPlan layer, Range inputs, Range units) {
        source.statement("int j = $L", units.first());
        for (int width : types.tileWidths(layer.units())) {
            String lanes = VectorTypes.lanes(width);
            source.begin("for (; $L; j += $L)", types.moreTiles(layer.units(), width, "j", units.end()), lanes);
            panels.pack(source, width, Names.of("deltas", layer), "j", VectorTypes.row(layer), "n", "panel", "0");
            source.statement("int i = $L", inputs.first());
            for (int rows : tiles.heights(layer, width)) {
                tiles.begin(source, rows, inputs.end());
                tiles.call(source, layer, rows, width, "in, inAt + i", "panel", "j", units.end());
                source.end();
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
                        vectors.load("delta", "o + j"),
                        vectors.load("sum", "at + j"))
                .end();
        if (!types.divide(units)) {
            source.begin("for (; j < endUnit; j++)")
                    .statement("sum[at + j] += x * delta[o + j]")
                    .end();
        }
        return methods.onSums(methods.method(Names.of("accumulateOne", layer))
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
}
