package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * What the parts of the code that works across examples agree on: arrays, their widths and the signatures of methods.
 *
 * <p>Values lie in columns: one after the other for each input or unit a vector, whose lanes are examples. Only the gradient
 * needs them also in rows, one after the other for each example; it sums products over the examples, so the inputs or the
 * deltas of a layer, whichever are fewer, lie in vectors there, and each of the others is broadcast.
 */
final class AcrossPlan {
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

    /** A layer whose biases are trained has one more input, which is always 1. */
    int inputsAndOne(LayerPlan layer) {
        return layer.inputs() + (layer.trainableBias() ? 1 : 0);
    }

    /** The columns of outputs, and a last one that is always 1 where the layer behind trains its biases. */
    int outputsAndOne(LayerPlan layer) {
        return plan.isOutput(layer) ? layer.units() : inputsAndOne(plan.layers().get(layer.index() + 1));
    }

    /** Whether the rows of a layer's gradient hold its inputs, not its deltas. */
    boolean rowsOfInputs(LayerPlan layer) {
        return layer.inputs() < layer.units();
    }

    /** The numbers in a row. */
    int rowWidth(LayerPlan layer) {
        return rowsOfInputs(layer) ? inputsAndOne(layer) : layer.units();
    }

    /** The rows of a layer's sums: the units or inputs that are broadcast. */
    int sumRows(LayerPlan layer) {
        return rowsOfInputs(layer) ? layer.units() : inputsAndOne(layer);
    }
}
