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
    static final int BLOCK = 64;

    private final NetworkPlan plan;
    private final Names names;
    private final Stored stored;
    private final VectorTypes types;
    private final TypeName array;
    private final TypeName number;

    VectorEmitter(NetworkPlan plan, Names names) {
        this.names = names;
        this.plan = plan;
        this.stored = new Stored(plan);
        this.types = new VectorTypes(plan.precision());
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples that are worked on together.")
                .initializer("$L", BLOCK)
                .build());
        type.addField(constant(types.species(), VectorTypes.SHAPE, "$L()", names.method("shape")));
        type.addField(constant(TypeName.INT, VectorTypes.LANES, "$L.length()", VectorTypes.SHAPE));
        for (LayerPlan layer : plan.layers()) {
            addConstants(type, layer);
        }
        for (LayerPlan layer : plan.layers()) {
            addScratch(type, layer);
        }
        type.addField(scratch("panel", "2 * L * " + Math.max(BLOCK, mostInputs())));
        VectorForward forward = new VectorForward(plan);
        for (LayerPlan layer : plan.layers()) {
            forward.addTo(type, layer);
        }
        VectorDeltas deltas = new VectorDeltas(plan);
        deltas.addOutputTo(type);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta() && !plan.isOutput(layer)) {
                deltas.addHiddenTo(type, layer);
            }
        }
        VectorProducts products = new VectorProducts(plan);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.trainable()) {
                products.addTo(type, layer);
            }
        }
        type.addMethod(shape());
        type.addMethod(onlyNew());
        type.addMethod(pack(1));
        type.addMethod(pack(2));
    }

    private void addConstants(TypeSpec.Builder type, LayerPlan layer) {
        type.addField(constant(
                TypeName.INT, Names.weightsAt(layer), "$L", layer.parameters().weightsAt()));
        if (layer.biases() > 0) {
            type.addField(constant(
                    TypeName.INT,
                    Names.biasesAt(layer),
                    "$L",
                    layer.parameters().biasesAt()));
        }
        if (!types.fills(layer)) {
            return;
        }
        type.addField(constant(array, VectorTypes.fresh(layer), "onlyNew($L)", layer.units()));
    }

    private static FieldSpec constant(TypeName type, String name, String format, Object... arguments) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(format, arguments)
                .build();
    }

    private void addScratch(TypeSpec.Builder type, LayerPlan layer) {
        String length = "BLOCK * " + layer.units();
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

    private int mostInputs() {
        return plan.layers().stream().mapToInt(LayerPlan::inputs).max().orElseThrow();
    }

    private MethodSpec pack(int vectors) {
        Source source = new Source(plan.precision());
        source.begin("for (int k = 0; k < rows; k++)");
        for (int v = 0; v < vectors; v++) {
            String offset = v == 0 ? "" : " + L";
            source.statement(
                    "$1T.fromArray(S, from, at$2L).intoArray(panel, k * $3L$2L)",
                    types.vector(),
                    offset,
                    vectors == 1 ? "L" : vectors + " * L");
        }
        source.statement("at += stride").end();
        return MethodSpec.methodBuilder("pack" + vectors)
                .addJavadoc("Copies $L of each row together.", vectors == 1 ? "a vector" : vectors + " vectors")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "from")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addParameter(TypeName.INT, "rows")
                .addCode(source.build())
                .build();
    }

    /** Factors that leave of the last, overlapping vector of a layer what the one before it has not covered. */
    private MethodSpec onlyNew() {
        return MethodSpec.methodBuilder("onlyNew")
                .addJavadoc(
                        "A 1 for each of the last L units that full vectors from the first unit on leave over, else 0.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(array)
                .addParameter(TypeName.INT, "units")
                .addStatement("$T factors = new $T[L]", array, number)
                .beginControlFlow("for (int k = L - units % L; k < L; k++)")
                .addStatement("factors[k] = 1")
                .endControlFlow()
                .addStatement("return factors")
                .build();
    }

    /** One shape for all vectors of all networks: where shapes mix, HotSpot keeps vectors in objects, thirty times slower. */
    private MethodSpec shape() {
        TypeName vector = types.vector();
        return MethodSpec.methodBuilder(names.method("shape"))
                .addJavadoc("The vectors of this machine, of at most 256 bits: layers of few units fill no wider ones.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(types.species())
                .addStatement(
                        "return $1T.SPECIES_PREFERRED.length() > $2L ? $1T.SPECIES_256 : $1T.SPECIES_PREFERRED",
                        vector,
                        types.mostLanes())
                .build();
    }
}
