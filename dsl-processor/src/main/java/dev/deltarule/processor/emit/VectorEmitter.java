package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
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
    private final ExampleCode examples;
    private final TypeName array;
    private final TypeName number;

    VectorEmitter(NetworkPlan plan) {
        this.plan = plan;
        this.stored = new Stored(plan);
        this.types = new VectorTypes(plan.precision());
        this.examples = new ExampleCode(plan, true);
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
        addLogarithms(type, methods, activations);
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
        type.addMethod(rowLength());
    }

    private void addLogarithms(TypeSpec.Builder type, VectorMethods methods, VectorActivation activations) {
        LayerPlan output = plan.outputLayer();
        if (examples.vectorLogarithms(output)) {
            Source source = methods.source();
            activations.logarithms(source, output);
            type.addMethod(methods.method(Names.of("logarithms", output))
                    .addJavadoc("Computes the logarithms of the sums of n examples.")
                    .addParameter(TypeName.INT, "n")
                    .addCode(source.build())
                    .build());
        }
    }

    private boolean isHiddenWithDelta(LayerPlan layer) {
        return layer.hasDelta() && !plan.isOutput(layer);
    }

    private void addConstants(TypeSpec.Builder type) {
        type.addStaticBlock(operationsMet());
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
            boolean named = plan.isStraightLine() && layer.bias() == Bias.SHARED;
            if (layer.biases() > 0 && !named) {
                type.addField(constant(
                        TypeName.INT,
                        Names.biasesAt(layer),
                        "$L",
                        layer.parameters().biasesAt()));
            }
            type.addField(constant(TypeName.INT, VectorTypes.row(layer), "rowLength($L)", layer.units()));
        }
    }

    private static CodeBlock operationsMet() {
        return CodeBlock.builder()
                .add("// HotSpot optimises long methods only where the Vector API met no operation late.\n")
                .addStatement("$T.meet()", RuntimeTypes.VECTOR_OPERATIONS)
                .build();
    }

    private static FieldSpec constant(TypeName type, String name, String format, Object... arguments) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(format, arguments)
                .build();
    }

    private void addScratch(TypeSpec.Builder type, LayerPlan layer) {
        String length = "BLOCK * " + VectorTypes.row(layer) + (plan.isStraightLine() ? " + L" : "");
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
        if (plan.isOutput(layer) && examples.vectorLogarithms(layer)) {
            type.addField(scratch(Names.of("logs", layer), "BLOCK"));
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
    }

    private void addOfWorkers(TypeSpec.Builder type, String length, String name, int rows) {
        type.addField(constant(TypeName.INT, length, "4 * L * $L", rows));
        FieldSpec.Builder field = FieldSpec.builder(ArrayTypeName.of(array), name, Modifier.PRIVATE)
                .initializer("new $T[1][$L]", number, length);
        type.addField(plan.isStraightLine() ? field.addModifiers(Modifier.FINAL).build() : field.build());
    }

    /** Whether a layer's deltas are turned into columns and back. */
    static boolean turnsDeltas(NetworkPlan plan) {
        return plan.layers().stream().anyMatch(layer -> VectorDeltas.turnsDeltas(plan, layer));
    }

    /** Rows of the tallest panel: the biases and weights of a layer, or the deltas of a block or of a layer; and the sums of some tiles. */
    private int tallestPanel() {
        int tallest = BLOCK;
        for (LayerPlan layer : plan.layers()) {
            tallest = Math.max(tallest, Math.max(layer.inputs() + 1, layer.units()));
        }
        return tallest + VectorProducts.GROUP;
    }

    /** Rows of the tallest matrix of deltas that is turned. */
    private int mostTurnedUnits() {
        return plan.layers().stream()
                .filter(layer -> VectorDeltas.turnsDeltas(plan, layer))
                .mapToInt(LayerPlan::units)
                .max()
                .orElseThrow();
    }

    /**
     * In a small network the rows of a layer that does not fill a vector lie close together, so that few vectors hold them
     * all. A tile then writes beyond its rows, which is mended by the tile behind it, and needs a vector's room at the end.
     */
    private MethodSpec rowLength() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("rowLength")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "units");
        if (plan.isStraightLine()) {
            method.addJavadoc("""
                            The values of one example: whole vectors, and an odd number of them, because rows a power of two
                            apart push each other out of the cache; or less than one vector, close together.
                            """)
                    .beginControlFlow("if (units < L)")
                    .addStatement("return units")
                    .endControlFlow();
        } else {
            method.addJavadoc("""
                    The values of one example: whole vectors, and an odd number of them, because rows a power of two apart
                    push each other out of the cache.
                    """);
        }
        return method.addStatement("return ((units + L - 1) / L | 1) * L").build();
    }
}
