package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The order in which the gradient of a layer with long rows of weights is computed: some rows of weights after the other, each
 * from its first unit to its last. So the weights are read and written in the order of memory, once, and the inputs that they
 * share are copied next to each other before.
 *
 * <p>The deltas of all units, or of as many as a cache holds, lie in panels meanwhile.
 */
final class PackedProducts {
    /** The constant with the length of a row in the panel of inputs. */
    static final String INPUT_ROW = "INPUT_ROW";

    /** More than six, and a product with it stays one, see {@link TileRows#isMadeShifts}. */
    private static final int ROW = 11;

    private static final String COPIED = "COPIED";

    /** What panels of deltas may take: half of the second cache of today's machines, which have 512 kB and more. */
    private static final int BYTES = 256 * 1024;

    private final NetworkPlan plan;
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles vectors;
    private final VectorPanels panels;
    private final ProductTiles tiles;

    PackedProducts(NetworkPlan plan, VectorMethods methods, VectorPanels panels, ProductTiles tiles) {
        this.plan = plan;
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.vectors = new VectorTiles(plan.precision());
        this.panels = panels;
        this.tiles = tiles;
    }

    /** The parameters that such a method has beside others. */
    void onPanels(MethodSpec.Builder method) {
        method.addParameter(ArrayTypeName.of(methods.array()), "deltas").addParameter(methods.array(), "inputs");
    }

    /** Arguments for them. */
    static String ofWorker() {
        return "deltaPanels[worker], inputPanels[worker]";
    }

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

    /** Adds the panels of each worker. Those of deltas also have room for the sums of a tile. */
    static void addScratchTo(TypeSpec.Builder type, NetworkPlan plan) {
        VectorMethods methods = new VectorMethods(plan);
        type.addField(VectorConstants.number("DELTA_LANES", "WIDE ? 4 * L : 2 * L"));
        type.addField(FieldSpec.builder(TypeName.INT, "DELTA_PANELS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Panels of deltas that are kept at a time: those of a layer, but not more than 256 kB.")
                .initializer(
                        "$T.min(($L + DELTA_LANES - 1) / DELTA_LANES, $L / (BLOCK * DELTA_LANES))",
                        Math.class,
                        layers(plan).mapToInt(LayerPlan::units).max().orElseThrow(),
                        BYTES / VectorTypes.bytes(plan.precision()))
                .build());
        type.addField(VectorConstants.number("DELTA_PANEL", "DELTA_LANES * BLOCK + $L", ProductTiles.SUMS));
        type.addField(FieldSpec.builder(TypeName.INT, INPUT_ROW, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Length of a row in the panel of inputs: more than the six of a tile, and odd, see RowLength.")
                .initializer("$L", ROW)
                .build());
        type.addField(VectorConstants.number(COPIED, "($1L + L - 1) / L * L", TileRows.SIX));
        type.addField(panels(methods, "deltaPanels", 3, "[1][DELTA_PANELS][DELTA_PANEL]"));
        type.addField(panels(methods, "inputPanels", 2, "[1][INPUT_ROW * BLOCK + L]"));
    }

    private static FieldSpec panels(VectorMethods methods, String name, int dimensions, String lengths) {
        TypeName array = methods.number();
        for (int k = 0; k < dimensions; k++) {
            array = ArrayTypeName.of(array);
        }
        return FieldSpec.builder(array, name, Modifier.PRIVATE)
                .initializer("new $T$L", methods.number(), lengths)
                .build();
    }

    /** Gives every worker panels of its own. */
    static void addScratchOfWorkers(CodeBlock.Builder scratch, TypeName number) {
        scratch.addStatement("deltaPanels = new $T[workers.threads()][DELTA_PANELS][DELTA_PANEL]", number)
                .addStatement("inputPanels = new $T[workers.threads()][INPUT_ROW * BLOCK + L]", number);
    }

    /** Whether some layer of a network needs them. */
    static boolean isIn(NetworkPlan plan) {
        return layers(plan).findAny().isPresent();
    }

    private static Stream<LayerPlan> layers(NetworkPlan plan) {
        VectorMethods methods = new VectorMethods(plan);
        return plan.layers().stream().filter(layer -> layer.trainable() && methods.packsInputs(layer));
    }

    /** Adds the method that copies inputs. */
    void addSharedTo(TypeSpec.Builder type) {
        if (isIn(plan)) {
            type.addMethod(packInputs());
        }
    }

    /** In whole vectors, each of which may reach over its row: what it wrote too much is what the next row begins with. */
    private MethodSpec packInputs() {
        return methods.method("packInputs")
                .addModifiers(Modifier.STATIC)
                .addJavadoc("Copies the inputs of a tile, of one example after the other.")
                .addParameter(methods.array(), "from")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "inputs")
                .addCode(methods.source()
                        .begin("for (int e = 0; e < n; e++)")
                        .begin("for (int k = 0; k < COPIED; k += L)")
                        .statement("$L.intoArray(inputs, e * INPUT_ROW + k)", vectors.load("from", "at + k"))
                        .end()
                        .statement("at += stride")
                        .end()
                        .build())
                .build();
    }
}
