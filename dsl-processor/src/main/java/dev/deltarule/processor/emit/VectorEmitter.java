package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
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
    private final VectorTypes types;
    private final TypeName array;
    private final TypeName number;

    VectorEmitter(NetworkPlan plan) {
        this.plan = plan;
        this.stored = new Stored(plan);
        this.types = new VectorTypes(plan.precision());
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        addConstants(type);
        for (LayerPlan layer : plan.layers()) {
            addScratch(type, layer);
        }
        type.addField(scratch("panel", "4 * L * " + tallestPanel()));
        if (plan.layers().stream().anyMatch(this::isHiddenWithDelta)) {
            type.addField(scratch("columns", "4 * L * " + mostHiddenUnits()));
        }
        VectorMethods methods = new VectorMethods(plan);
        VectorPanels panels = new VectorPanels(plan, methods);
        VectorActivation activations = new VectorActivation(plan, methods);
        VectorForward forward = new VectorForward(plan, methods, panels, activations);
        for (LayerPlan layer : plan.layers()) {
            forward.addTo(type, layer);
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
        activations.addFunctionsTo(type);
        type.addMethod(rowLength());
    }

    private boolean isHiddenWithDelta(LayerPlan layer) {
        return layer.hasDelta() && !plan.isOutput(layer);
    }

    private void addConstants(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples that are worked on together.")
                .initializer("$L", BLOCK)
                .build());
        type.addField(
                FieldSpec.builder(types.species(), VectorTypes.SHAPE, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc(
                                "The vectors of this machine: one shape for all, because HotSpot keeps vectors in objects where"
                                        + " shapes mix.")
                        .initializer("$T.SPECIES_PREFERRED", types.vector())
                        .build());
        type.addField(constant(TypeName.INT, VectorTypes.LANES, "$L.length()", VectorTypes.SHAPE));
        type.addField(FieldSpec.builder(
                        TypeName.BOOLEAN, VectorTypes.WIDE, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Machines with vectors of 512 bits have 32 registers, enough for the sums of four vectors.")
                .initializer("$L.vectorBitSize() == 512", VectorTypes.SHAPE)
                .build());
        for (LayerPlan layer : plan.layers()) {
            type.addField(constant(
                    TypeName.INT,
                    Names.weightsAt(layer),
                    "$L",
                    layer.parameters().weightsAt()));
            if (layer.biases() > 0) {
                type.addField(constant(
                        TypeName.INT,
                        Names.biasesAt(layer),
                        "$L",
                        layer.parameters().biasesAt()));
            }
            type.addField(constant(TypeName.INT, VectorTypes.row(layer), "rowLength($L)", layer.units()));
        }
    }

    private static FieldSpec constant(TypeName type, String name, String format, Object... arguments) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(format, arguments)
                .build();
    }

    private void addScratch(TypeSpec.Builder type, LayerPlan layer) {
        String length = "BLOCK * " + VectorTypes.row(layer);
        type.addField(scratch(Names.of("outs", layer), length));
        if (stored.nets(layer)) {
            type.addField(scratch(Names.of("nets", layer), length));
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

    /** Rows of the tallest panel: the biases and weights of a layer, or the deltas of a block or of a layer; and the sums of some tiles. */
    private int tallestPanel() {
        int tallest = BLOCK;
        for (LayerPlan layer : plan.layers()) {
            tallest = Math.max(tallest, Math.max(layer.inputs() + 1, layer.units()));
        }
        return tallest + VectorProducts.GROUP;
    }

    private int mostHiddenUnits() {
        return plan.layers().stream()
                .filter(this::isHiddenWithDelta)
                .mapToInt(LayerPlan::units)
                .max()
                .orElseThrow();
    }

    private MethodSpec rowLength() {
        return MethodSpec.methodBuilder("rowLength")
                .addJavadoc("""
                        The values of one example: whole vectors, and an odd number of them, because rows a power of two apart
                        push each other out of the cache.
                        """)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "units")
                .addStatement("return ((units + L - 1) / L | 1) * L")
                .build();
    }
}
