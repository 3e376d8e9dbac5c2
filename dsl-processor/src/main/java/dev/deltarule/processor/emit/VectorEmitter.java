package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * The fields and per-layer methods of the Vector API variant, which works on blocks of examples: the values of a layer lie
 * example by example in one array.
 */
final class VectorEmitter implements PassEmitter {
    /** Examples in a block: enough to use a weight often once it is loaded, few enough to stay in the cache. */
    static final int BLOCK = 128;

    private final NetworkPlan plan;
    private final Stored stored;
    private final VectorConstants constants;
    private final TypeName array;
    private final TypeName number;

    VectorEmitter(NetworkPlan plan) {
        this.plan = plan;
        this.stored = new Stored(plan);
        this.constants = new VectorConstants(plan);
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        addConstants(type);
        for (LayerPlan layer : plan.layers()) {
            addScratch(type, layer);
        }
        addScratchOfWorkers(type);
        VectorMethods methods = new VectorMethods(plan);
        VectorPanels panels = new VectorPanels(plan, methods);
        VectorActivation activations = new VectorActivation(plan, methods);
        VectorForward forward = new VectorForward(plan, methods, panels, activations);
        for (LayerPlan layer : plan.layers()) {
            forward.addTo(type, layer);
            if (layer.drops()) {
                type.addMethod(activations.drop(layer));
            }
        }
        VectorDeltas deltas = new VectorDeltas(plan, methods, panels, activations);
        deltas.addOutputTo(type);
        VectorProducts products = new VectorProducts(plan, methods, panels);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (isHiddenWithDelta(layer)) {
                deltas.addHiddenTo(type, layer);
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                products.addTo(type, layer);
            }
        }
        products.addSharedTo(type);
        panels.addTo(type);
    }

    private boolean isHiddenWithDelta(LayerPlan layer) {
        return layer.hasDelta() && !plan.isOutput(layer);
    }

    private void addConstants(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples that are worked on together.")
                .initializer("$L", BLOCK)
                .build());
        if (new VectorMethods(plan).isSharedInParts(plan.layers().get(0))) {
            type.addField(FieldSpec.builder(TypeName.INT, "PARTS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc(
                            "Parts of the inputs of the first layer: each worker trains the weights of some, which so stay in its"
                                    + " cache.")
                    .initializer("$L", VectorMethods.PARTS)
                    .build());
        }
        constants.addShapeTo(type);
        type.addField(FieldSpec.builder(
                        TypeName.BOOLEAN, VectorTypes.WIDE, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Machines with vectors of 512 bits have 32 registers, enough for the sums of four vectors.")
                .initializer("$L.vectorBitSize() == 512", VectorTypes.SHAPE)
                .build());
        for (LayerPlan layer : plan.layers()) {
            constants.addPlacesTo(type, layer);
            type.addField(VectorConstants.number(
                    VectorTypes.row(layer),
                    "$T.of($L, L, $T.BYTES)",
                    RuntimeTypes.ROW_LENGTH,
                    layer.units(),
                    number.box()));
        }
    }

    private void addScratch(TypeSpec.Builder type, LayerPlan layer) {
        String length = "BLOCK * " + VectorTypes.row(layer);
        type.addField(scratch(Names.of("outs", layer), length));
        if (new VectorMethods(plan).isSharedInParts(layer)) {
            type.addField(scratch(Names.of("parts", layer), "PARTS * " + length));
        }
        if (stored.nets(layer)) {
            type.addField(scratch(Names.of("nets", layer), length));
        }
        if (layer.drops()) {
            type.addField(scratch(Names.of("raws", layer), length));
            type.addField(scratch(Names.of("keeps", layer), length));
        }
        if (layer.hasDelta()) {
            type.addField(scratch(Names.of("deltas", layer), length));
        }
        for (String value : new String[] {"max", "sum"}) {
            if (stored.ofLayer(layer, value)) {
                type.addField(scratch(Names.of(value + "s", layer), "BLOCK"));
            }
        }
    }

    private FieldSpec scratch(String name, String length) {
        return FieldSpec.builder(array, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, length)
                .build();
    }

    /** Scratch of which each worker has its own. */
    private void addScratchOfWorkers(TypeSpec.Builder type) {
        addOfWorkers(type, "PANEL", "panels", tallestPanel());
        if (turnsDeltas(plan)) {
            addOfWorkers(type, "COLUMNS", "columns", mostTurnedUnits());
        }
        ProductPanels panels = new ProductPanels(plan, new VectorMethods(plan));
        if (panels.areNeeded()) {
            panels.addTo(type);
        }
    }

    private void addOfWorkers(TypeSpec.Builder type, String length, String name, int rows) {
        type.addField(VectorConstants.number(length, "4 * L * $L", rows));
        type.addField(FieldSpec.builder(ArrayTypeName.of(array), name, Modifier.PRIVATE)
                .initializer("new $T[1][$L]", number, length)
                .build());
    }

    /** Whether a layer's deltas are turned into columns and back. */
    static boolean turnsDeltas(NetworkPlan plan) {
        return plan.layers().stream().anyMatch(layer -> VectorDeltas.turnsDeltas(plan, layer));
    }

    /** Rows of the tallest panel: the biases and weights of a layer, or the deltas of a block or of a layer; and the sums of a tile. */
    private int tallestPanel() {
        int tallest = BLOCK;
        for (LayerPlan layer : plan.layers()) {
            tallest = Math.max(tallest, Math.max(layer.inputs() + 1, layer.units()));
        }
        return tallest + ProductTiles.ROWS_OF_SUMS;
    }

    /** Rows of the tallest matrix of deltas that is turned. */
    private int mostTurnedUnits() {
        return plan.layers().stream()
                .filter(layer -> VectorDeltas.turnsDeltas(plan, layer))
                .mapToInt(LayerPlan::units)
                .max()
                .orElseThrow();
    }
}
