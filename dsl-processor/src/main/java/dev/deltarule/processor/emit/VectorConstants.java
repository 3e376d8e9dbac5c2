package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** The constants that every class with the Vector API has: the shape of its vectors, and where each layer's parameters begin. */
final class VectorConstants {
    private final NetworkPlan plan;
    private final VectorTypes types;

    VectorConstants(NetworkPlan plan) {
        this.plan = plan;
        this.types = new VectorTypes(plan.precision());
    }

    /** Adds the shape of all vectors and their number of lanes. */
    void addShapeTo(TypeSpec.Builder type) {
        type.addStaticBlock(operationsMet());
        type.addField(
                FieldSpec.builder(types.species(), VectorTypes.SHAPE, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc(
                                "The vectors of this machine: one shape for all, because HotSpot keeps vectors in objects where"
                                        + " shapes mix.")
                        .initializer("$T.SPECIES_PREFERRED", types.vector())
                        .build());
        type.addField(number(VectorTypes.LANES, "$L.length()", VectorTypes.SHAPE));
    }

    private static CodeBlock operationsMet() {
        return CodeBlock.builder()
                .add("// HotSpot optimises long methods only where the Vector API met no operation late.\n")
                .addStatement("$T.meet()", RuntimeTypes.VECTOR_OPERATIONS)
                .build();
    }

    /** Adds where the weights and biases of a layer begin. Straight-line code names a shared bias already. */
    void addPlacesTo(TypeSpec.Builder type, LayerPlan layer) {
        type.addField(number(Names.weightsAt(layer), "$L", layer.parameters().weightsAt()));
        boolean named = plan.isStraightLine() && layer.bias() == Bias.SHARED;
        if (layer.biases() > 0 && !named) {
            type.addField(number(Names.biasesAt(layer), "$L", layer.parameters().biasesAt()));
        }
    }

    /** A constant integer. */
    static FieldSpec number(String name, String format, Object... arguments) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(format, arguments)
                .build();
    }
}
