package dev.deltarule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.ArrayList;
import java.util.List;

/** The types and names of the Vector API as a generated class of one precision uses them. */
final class VectorTypes {
    private static final String PACKAGE = "jdk.incubator.vector";
    static final ClassName SPECIES = ClassName.get(PACKAGE, "VectorSpecies");
    static final ClassName OPERATORS = ClassName.get(PACKAGE, "VectorOperators");

    /** The constant that holds the shape of all vectors. */
    static final String SHAPE = "S";

    /** The constant that holds their number of lanes. */
    static final String LANES = "L";

    /** Lanes of the shortest vectors of floats. */
    static final int FEWEST_LANES = 4;

    /** Lanes of the longest vectors of floats. */
    static final int MOST_LANES = 16;

    /** The constant that says whether there are registers enough for tiles of four vectors. */
    static final String WIDE = "WIDE";

    /** The lanes of the shortest vectors that are used, 128 bits. */
    private final int fewestLanes;

    private final ClassName vector;
    private final TypeName boxed;

    VectorTypes(Precision precision) {
        boolean isFloat = precision == Precision.FLOAT;
        this.fewestLanes = isFloat ? FEWEST_LANES : FEWEST_LANES / 2;
        this.vector = ClassName.get(PACKAGE, isFloat ? "FloatVector" : "DoubleVector");
        this.boxed = isFloat ? TypeName.FLOAT.box() : TypeName.DOUBLE.box();
    }

    /** FloatVector or DoubleVector. */
    ClassName vector() {
        return vector;
    }

    /** The lanes of the shortest vectors. */
    int fewestLanes() {
        return fewestLanes;
    }

    /** The lanes of the longest vectors, 512 bits. */
    int mostLanes() {
        return 4 * fewestLanes;
    }

    /** The lanes of all lengths of vectors. */
    List<Integer> lengths() {
        return List.of(fewestLanes, 2 * fewestLanes, mostLanes());
    }

    /** The bytes of a number. */
    static int bytes(Precision precision) {
        return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    TypeName species() {
        return ParameterizedTypeName.get(SPECIES, boxed);
    }

    /** An expression for a vector that has a number in every lane. */
    CodeBlock broadcast(String number) {
        return CodeBlock.of("$T.broadcast($L, $L)", vector, SHAPE, number);
    }

    /** How many vectors wide the tiles are that some machine uses over a width: 4 with vectors of 512 bits, 2, 1. */
    List<Integer> tileWidths(int width) {
        List<Integer> widths = new ArrayList<>();
        if (width >= 4 * 4 * fewestLanes) {
            widths.add(4);
        }
        if (width >= 2 * fewestLanes) {
            widths.add(2);
        }
        widths.add(1);
        return widths;
    }

    /** Whether vectors of every length end where the width ends. */
    boolean divide(int width) {
        return width % mostLanes() == 0;
    }

    /** The condition under which tiles of a width are used, to stand before a comparison: {@code WIDE && }. */
    static String guard(int vectors) {
        return vectors == 4 ? WIDE + " && " : "";
    }

    /** Whether tiles of so many vectors never reach over the last unit of a row. */
    boolean isAlwaysFull(int units, int vectors) {
        return divide(units) || vectors == 4;
    }

    /**
     * The condition under which a row has units from {@code unit} on for one more tile: enough for all its vectors, or more than
     * fit into a narrower one. Only at the end of the row may the tile have lanes without a unit: the shares of workers are whole
     * vectors.
     */
    String moreColumns(int units, int vectors, String unit, String end) {
        if (isAlwaysFull(units, vectors)) {
            return unit + " <= " + end + " - " + lanes(vectors);
        }
        return vectors == 1 ? unit + " < " + end : end + " - " + unit + " > " + lanes(vectors / 2);
    }

    /** The same, and that tiles of this width are used. */
    String moreTiles(int units, int vectors, String unit, String end) {
        return guard(vectors) + moreColumns(units, vectors, unit, end);
    }

    /** The length of so many vectors: {@code 4 * L}. */
    static String lanes(int vectors) {
        return vectors == 1 ? LANES : vectors + " * " + LANES;
    }

    /** What is added to an index: nothing or {@code  + 784}. */
    static String plus(long number) {
        return number == 0 ? "" : " + " + number;
    }

    /** An index that may begin with a zero to which something is added. */
    static String withoutZero(String index) {
        return index.startsWith("0 + ") ? index.substring(4) : index;
    }

    /** What is added to an index to reach a vector: {@code  + 2 * L}. */
    static String plusLanes(int vectors) {
        return vectors == 0 ? "" : " + " + lanes(vectors);
    }

    /** The constant with the length of a row, which is one example's values of a layer: {@code ROW_H}. */
    static String row(LayerPlan layer) {
        return Names.weightsAt(layer).replaceFirst("W_", "ROW_");
    }

    /** What is added to an index to reach a later row: {@code  + 2 * ROW_H}. */
    static String plusRows(int rows, String row) {
        return rows == 0 ? "" : rows == 1 ? " + " + row : " + " + rows + " * " + row;
    }
}
