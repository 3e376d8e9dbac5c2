package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import javax.lang.model.element.Modifier;

/** The signatures of the methods that a layer has in the Vector API variant. */
final class VectorMethods {
    private final NetworkPlan plan;
    private final TypeName number;
    private final TypeName array;

    VectorMethods(NetworkPlan plan) {
        this.plan = plan;
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    TypeName number() {
        return number;
    }

    TypeName array() {
        return array;
    }

    /** Whether a network has a layer wide enough to gain. */
    static boolean gains(NetworkPlan plan) {
        return !plan.isStraightLine() && plan.layers().stream().anyMatch(layer -> layer.units() >= 16);
    }

    /** A method on the inputs of a layer, for n examples. */
    MethodSpec.Builder onInputs(String name, LayerPlan layer, String doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.of(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE);
        if (layer.index() == 0) {
            method.addParameter(array, "in").addParameter(TypeName.INT, "inAt");
        }
        return method.addParameter(TypeName.INT, "n");
    }

    /** Begins the body of such a method: from the second layer on its inputs are the outputs of the layer before. */
    Source sourceOnInputs(LayerPlan layer) {
        Source source = source();
        if (layer.index() > 0) {
            LayerPlan before = plan.layers().get(layer.index() - 1);
            source.statement("$T in = $L", array, Names.of("outs", before)).statement("int inAt = 0");
        }
        return source;
    }

    /** A method on example {@code e} of a block, whose values begin at {@code o}. */
    MethodSpec.Builder onExample(String name, LayerPlan layer, String doc) {
        return MethodSpec.methodBuilder(Names.of(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "o");
    }

    /** A method that computes one tile. */
    MethodSpec.Builder tile(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    }

    /** The name of a tile of some rows and columns: {@code forward4x2_h}. */
    static String tileName(String name, LayerPlan layer, int rows, int columns) {
        return Names.of(name + rows + "x" + columns, layer);
    }

    Source source() {
        return new Source(precision());
    }

    private Precision precision() {
        return plan.precision();
    }
}
