package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** The signatures of the methods that a layer has in the Vector API variant. */
final class VectorMethods {
    /** Parts of the inputs of a layer that is shared in parts. */
    static final int PARTS = 4;

    private static final int FEWEST_INPUTS = 256;
    private static final int FEWEST_UNITS = 64;

    /** So long are rows of inputs of which a block of 128 fills the first cache twice. */
    private static final int FEWEST_PACKED_BYTES = 512;

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

    /**
     * Whether workers that train share a layer by its inputs, in parts whose net inputs are added afterwards, and not by
     * examples: each then reads and writes weights of its own and they stay in its cache. It takes one job more, and pays
     * for the first layer where that has many weights. Any number of workers adds the same parts.
     */
    boolean isSharedInParts(LayerPlan layer) {
        return layer.index() == 0 && layer.inputs() >= FEWEST_INPUTS && layer.units() >= FEWEST_UNITS;
    }

    /**
     * Whether the gradient takes the inputs of a tile from a panel, into which they are copied once for many tiles. In place the
     * inputs of two examples lie so far apart that each is on another page and those of a block push each other out of the
     * cache; to copy them pays where a row of weights is several tiles long.
     */
    boolean packsInputs(LayerPlan layer) {
        return layer.units() >= FEWEST_UNITS
                && layer.inputs() * VectorTypes.bytes(plan.precision()) >= FEWEST_PACKED_BYTES;
    }

    /** Begins a body with the inputs of one of some parts. */
    Source sourceOnPart(LayerPlan layer, String parts) {
        return source().statement(
                        "int firstInput = $T.ofFours($L, part, $L)", RuntimeTypes.SHARES, layer.inputs(), parts)
                .statement("int endInput = $T.ofFours($L, part + 1, $L)", RuntimeTypes.SHARES, layer.inputs(), parts);
    }

    /** A method on the units {@code first .. end - 1} and the inputs of a part. */
    static MethodSpec.Builder onPart(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "end");
    }

    /**
     * A method on some weights and a single example, whose inputs begin at {@code a}, its net inputs at {@code o} and the weights
     * at {@code w}.
     */
    MethodSpec.Builder onRow(String name) {
        return method(name)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "o")
                .addParameter(TypeName.INT, "w");
    }

    /** Begins the body of such a method. */
    Source sourceOnRow(String netArray) {
        return source().statement("$T net = $L", array, netArray).statement("$T p = parameters", array);
    }

    /** A method that adds to parameters or to their gradient. */
    MethodSpec.Builder onSums(MethodSpec.Builder method) {
        return method.addParameter(array, "sum");
    }

    /** A method of a layer that takes its inputs. */
    MethodSpec.Builder onInputs(String name, LayerPlan layer, String doc) {
        MethodSpec.Builder method = method(Names.of(name, layer)).addJavadoc("$L", doc);
        if (layer.index() == 0) {
            method.addParameter(array, "in").addParameter(TypeName.INT, "inAt");
        }
        return method;
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

    /** The distance between the inputs of two examples. */
    String inputRow(LayerPlan layer) {
        return layer.index() == 0
                ? Integer.toString(plan.inputs())
                : VectorTypes.row(plan.layers().get(layer.index() - 1));
    }

    /** A method on example {@code e} of a block, whose values begin at {@code o}. */
    MethodSpec.Builder onExample(String name, LayerPlan layer, String doc) {
        return method(Names.of(name, layer))
                .addJavadoc("$L", doc)
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "o");
    }

    /** A method on the examples {@code from .. to - 1} of a block. */
    MethodSpec.Builder onExamples(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
    }

    MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    }

    /** The smaller of two numbers. */
    static CodeBlock atMost(String most, String number) {
        return CodeBlock.of("$T.min($L, $L)", Math.class, most, number);
    }

    /** The name of a tile of some rows and vectors: {@code forward4x2_h}. */
    static String tileName(String name, LayerPlan layer, int rows, int vectors) {
        return Names.of(name + rows + "x" + vectors, layer);
    }

    Source source() {
        return new Source(plan.precision());
    }
}
