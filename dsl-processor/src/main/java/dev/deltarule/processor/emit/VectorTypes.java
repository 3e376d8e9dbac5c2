package dev.deltarule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.Precision;

/** The types and names of the Vector API as a generated class of one precision uses them. */
final class VectorTypes {
    private static final String PACKAGE = "jdk.incubator.vector";
    static final ClassName SPECIES = ClassName.get(PACKAGE, "VectorSpecies");
    static final ClassName OPERATORS = ClassName.get(PACKAGE, "VectorOperators");

    /** The constant that holds the shape of all vectors. */
    static final String SHAPE = "S";

    /** The constant that holds their number of lanes. */
    static final String LANES = "L";

    /** The most lanes of a vector: 256 bits. A layer with fewer units is computed in plain loops. */
    private final int mostLanes;

    private final ClassName vector;
    private final TypeName boxed;

    VectorTypes(Precision precision) {
        boolean isFloat = precision == Precision.FLOAT;
        this.mostLanes = isFloat ? 8 : 4;
        this.vector = ClassName.get(PACKAGE, isFloat ? "FloatVector" : "DoubleVector");
        this.boxed = isFloat ? TypeName.FLOAT.box() : TypeName.DOUBLE.box();
    }

    /** FloatVector or DoubleVector. */
    ClassName vector() {
        return vector;
    }

    TypeName species() {
        return ParameterizedTypeName.get(SPECIES, boxed);
    }

    /** The most lanes of a vector: 256 bits. */
    int mostLanes() {
        return mostLanes;
    }

    /** Whether a layer has enough units to fill a vector. */
    boolean fills(LayerPlan layer) {
        return layer.units() >= mostLanes;
    }

    /** The constant with a 1 for each unit that the last, overlapping vector of a layer does not repeat: {@code NEW_H}. */
    static String fresh(LayerPlan layer) {
        return Names.weightsAt(layer).replaceFirst("W_", "NEW_");
    }
}
