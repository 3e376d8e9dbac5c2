package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.function.BiFunction;
import javax.lang.model.element.Modifier;

/**
 * What the parts of the code that works across examples agree on: which values lie where, and the signatures of methods.
 *
 * <p>In columns lie, for each group of as many examples as a vector has lanes, one after the other for each input or unit a
 * vector: {@code outs_h}. In rows lie, one after the other for each example, whole vectors of units: {@code outRows_h}. The
 * forward pass goes through columns, in which no layer needs to fill a vector. The gradient sums over the examples, so it goes
 * through rows, in which no sum goes across a vector.
 *
 * <p>A hidden layer wide enough for vectors is computed a second time in rows, which costs less than to turn its columns; of
 * narrower layers the columns are turned.
 */
final class AcrossPlan {
    /** The most weights of a unit, those behind it included: HotSpot expands only so many operations of a method. */
    private static final int FUSED_WEIGHTS = 8;

    /** Loops over fewer numbers than this cost more than their bodies. */
    private static final int UNROLLED = 8;

    private final NetworkPlan plan;
    private final TypeName number;
    private final TypeName array;

    AcrossPlan(NetworkPlan plan) {
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

    FieldSpec scratch(String name, String length) {
        return FieldSpec.builder(array, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, length)
                .build();
    }

    /** Statements for each of a few numbers, unrolled, or a loop over many: of the number and of its place in a column. */
    void each(Source source, String index, int count, BiFunction<String, String, CodeBlock> statement) {
        if (count > UNROLLED) {
            source.loop(index, count)
                    .add(statement.apply(" + " + index, Layout.COLUMNS.at(index)))
                    .end();
            return;
        }
        for (int k = 0; k < count; k++) {
            source.add(statement.apply(k == 0 ? "" : " + " + k, "o" + VectorTypes.plusLanes(k)));
        }
    }

    /** Opens loops over the examples, group by group, whose values of so many units begin at {@code o}. */
    Source eachExample(Source source, int units) {
        source.begin("for (int group = 0; group < n; group += L)")
                .begin("for (int e = group, end = $T.min(n, group + L); e < end; e++)", Math.class);
        return source.statement(
                "int o = $L", units == 1 ? "e" : (units == 2 ? "group" : "group * " + (units - 1)) + " + e");
    }

    /** Copies rows of numbers, as users have them, into columns. */
    CodeBlock toColumns(String rows, String rowsAt, int width, String columns) {
        Source source = eachExample(source(), width).statement("int at = $L + e * $L", rowsAt, width);
        each(
                source,
                "i",
                width,
                (number, place) -> CodeBlock.builder()
                        .addStatement("$L[$L] = $L[at$L]", columns, place, rows, number)
                        .build());
        return source.end().end().build();
    }

    /** The length of so many columns. */
    String columns(int columns) {
        return columns == 1 ? "BLOCK" : columns + " * BLOCK";
    }

    /** The numbers of all columns of a layer. */
    static String columnsOf(LayerPlan layer) {
        return "whole(n)" + (layer.units() == 1 ? "" : " * " + layer.units());
    }

    Source source() {
        return new Source(plan.precision());
    }

    MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name).addJavadoc("$L", doc).addModifiers(Modifier.PRIVATE);
    }

    /** The columns that a layer reads. */
    String inputs(LayerPlan layer) {
        return layer.index() == 0 ? "ins" : Names.of("outs", plan.layers().get(layer.index() - 1));
    }

    /** Whether a layer is computed in rows as well: in double only if no function would be called twice. */
    boolean isWide(LayerPlan layer) {
        int fewest = plan.precision() == Precision.FLOAT ? 8 : 4;
        return !plan.isOutput(layer)
                && layer.units() >= fewest
                && ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation
                && (plan.precision() == Precision.FLOAT
                        || activation.value().functions() + activation.slope().functions() == 0);
    }

    /** Whether the deltas of a layer are needed in columns: to be turned, or because those of the layer before are computed so. */
    boolean hasDeltaColumns(LayerPlan layer) {
        if (!layer.hasDelta()) {
            return false;
        }
        boolean needed = !isWide(layer) && !(plan.isOutput(layer) && AcrossLoss.hasDirectDeltas(plan));
        return needed || (layer.index() > 0 && hasDeltaColumns(plan.layers().get(layer.index() - 1)));
    }

    /**
     * Whether the gradients of a wide first layer and of the layer behind it are summed in one loop over the examples, which
     * computes its outputs and deltas on the way: where the weights and sums of both fit into registers, or nearly.
     */
    boolean isFused(LayerPlan layer) {
        if (layer.index() > 0 || !isWide(layer) || layer.drops() || !layer.trainable() || lanesAreInputs(layer)) {
            return false;
        }
        LayerPlan next = plan.layers().get(1);
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
        return next.trainable()
                && lanesAreInputs(next)
                && layer.inputs() + next.units() <= FUSED_WEIGHTS
                && activation.value().functions() + activation.slope().functions() == 0
                && plan.precision() == Precision.FLOAT
                && isKnown(activation.value())
                && isKnown(activation.slope());
    }

    private boolean isKnown(Formula formula) {
        return VectorFormula.of(formula.toString(), new VectorTypes(plan.precision()), source())
                .isPresent();
    }

    /** Whether the outputs of a layer are needed in rows. */
    boolean hasOutRows(LayerPlan layer) {
        return !isFused(layer) && isReadInRows(layer);
    }

    private boolean isReadInRows(LayerPlan layer) {
        if (isWide(layer) && layer.hasDelta()) {
            return true;
        }
        if (plan.isOutput(layer)) {
            return false;
        }
        LayerPlan next = plan.layers().get(layer.index() + 1);
        return next.trainable() || (isWide(next) && hasOutRows(next));
    }

    /** Whether the sums of a layer's gradient have its inputs in their lanes, not its units: the more of them. */
    boolean lanesAreInputs(LayerPlan layer) {
        return layer.inputs() > layer.units();
    }

    /** Whether the inputs of the network are needed in rows of whole vectors. */
    boolean hasInRows() {
        LayerPlan first = plan.layers().get(0);
        return first.trainable() && lanesAreInputs(first);
    }

    /** Whether the deltas of a layer are needed in rows. */
    boolean hasDeltaRows(LayerPlan layer) {
        return layer.hasDelta() && !isFused(layer);
    }

    /** The array with the rows that a layer reads, which for the first may be the caller's. */
    String inputRows(LayerPlan layer) {
        return layer.index() == 0
                ? (hasInRows() ? "inRows" : "in")
                : Names.of("outRows", plan.layers().get(layer.index() - 1));
    }

    /** The distance between two of those rows. */
    String inputRow(LayerPlan layer) {
        return layer.index() == 0
                ? (hasInRows() ? "ROW_IN" : Integer.toString(plan.inputs()))
                : VectorTypes.row(plan.layers().get(layer.index() - 1));
    }

    /** Where those rows begin. */
    String inputRowsAt(LayerPlan layer) {
        return readsCaller(layer) ? "inAt" : "0";
    }

    /** Whether a layer reads rows of the caller's array. */
    boolean readsCaller(LayerPlan layer) {
        return layer.index() == 0 && !hasInRows();
    }

    /** A method on the first {@code n} examples of a block. */
    MethodSpec.Builder onExamples(String name, String doc) {
        return method(name, doc).addParameter(TypeName.INT, "n");
    }

    /** The same where the rows that a layer reads may be the caller's. */
    MethodSpec.Builder onRows(String name, String doc, LayerPlan layer) {
        MethodSpec.Builder method = method(name, doc);
        if (readsCaller(layer)) {
            method.addParameter(array, "in").addParameter(TypeName.INT, "inAt");
        }
        return method.addParameter(TypeName.INT, "n");
    }

    /** The arguments of such a method. */
    String rowArguments(LayerPlan layer) {
        return readsCaller(layer) ? "in, inAt, n" : "n";
    }
}
