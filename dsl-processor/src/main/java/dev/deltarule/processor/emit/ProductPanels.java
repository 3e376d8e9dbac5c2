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
 * The panels from which {@link PackedProducts} take deltas and inputs, of which each worker has its own: one panel for each tile's
 * width of units, and one for the inputs of a tile, example by example.
 */
final class ProductPanels {
    /** The constant with the length of a row in the panel of inputs. */
    static final String INPUT_ROW = "INPUT_ROW";

    /** More than six, and a product with it stays one, see {@link TileRows#isMadeShifts}. */
    private static final int ROW = 11;

    /** What panels of deltas may take: half of the second cache of today's machines, which have 512 kB and more. */
    private static final int BYTES = 256 * 1024;

    private final NetworkPlan plan;
    private final VectorMethods methods;

    ProductPanels(NetworkPlan plan, VectorMethods methods) {
        this.plan = plan;
        this.methods = methods;
    }

    /** Whether some layer of the network needs them. */
    boolean areNeeded() {
        return layers().findAny().isPresent();
    }

    private Stream<LayerPlan> layers() {
        return plan.layers().stream().filter(layer -> layer.trainable() && methods.packsInputs(layer));
    }

    /** The parameters that a method on them has beside others. */
    void parameters(MethodSpec.Builder method) {
        method.addParameter(ArrayTypeName.of(methods.array()), "deltas").addParameter(methods.array(), "inputs");
    }

    /** The arguments for those. */
    static String ofWorker() {
        return "deltaPanels[worker], inputPanels[worker]";
    }

    /** Adds the panels of one worker. Those of deltas also have room for the sums of a tile. */
    void addTo(TypeSpec.Builder type) {
        type.addField(VectorConstants.number("DELTA_LANES", "WIDE ? 4 * L : 2 * L"));
        type.addField(constant("DELTA_PANELS")
                .addJavadoc("Panels of deltas that are kept at a time: those of a layer, but not more than 256 kB.")
                .initializer(
                        "$T.min(($L + DELTA_LANES - 1) / DELTA_LANES, $L / (BLOCK * DELTA_LANES))",
                        Math.class,
                        layers().mapToInt(LayerPlan::units).max().orElseThrow(),
                        BYTES / VectorTypes.bytes(plan.precision()))
                .build());
        type.addField(VectorConstants.number("DELTA_PANEL", "DELTA_LANES * BLOCK + $L", ProductTiles.SUMS));
        type.addField(constant(INPUT_ROW)
                .addJavadoc(
                        "Length of a row in the panel of inputs: more than the six of a tile, and odd, see RowLength.")
                .initializer("$L", ROW)
                .build());
        type.addField(constant("COPIED")
                .addJavadoc("Inputs that are copied to such a row: six in whole vectors.")
                .initializer("($1L + L - 1) / L * L", TileRows.SIX)
                .build());
        type.addField(panels("deltaPanels", 3, "[1][DELTA_PANELS][DELTA_PANEL]"));
        type.addField(panels("inputPanels", 2, "[1][INPUT_ROW * BLOCK + L]"));
    }

    private static FieldSpec.Builder constant(String name) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    private FieldSpec panels(String name, int dimensions, String lengths) {
        TypeName array = methods.number();
        for (int k = 0; k < dimensions; k++) {
            array = ArrayTypeName.of(array);
        }
        return FieldSpec.builder(array, name, Modifier.PRIVATE)
                .initializer("new $T$L", methods.number(), lengths)
                .build();
    }

    /** Gives every worker panels of its own. */
    void addOfWorkers(CodeBlock.Builder scratch) {
        scratch.addStatement("deltaPanels = new $T[workers.threads()][DELTA_PANELS][DELTA_PANEL]", methods.number())
                .addStatement("inputPanels = new $T[workers.threads()][INPUT_ROW * BLOCK + L]", methods.number());
    }

    /** In whole vectors, each of which may reach over its row: what it wrote too much is what the next row begins with. */
    MethodSpec packInputs() {
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
                        .statement(
                                "$L.intoArray(inputs, e * INPUT_ROW + k)",
                                new VectorTiles(plan.precision()).load("from", "at + k"))
                        .end()
                        .statement("at += stride")
                        .end()
                        .build())
                .build();
    }
}
