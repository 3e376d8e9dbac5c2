package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.emit.block.PassEmitter;
import dev.deltarule.processor.emit.block.PassMethods;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A small network: each pass is one method that reads top to bottom like the worked example of a tutorial, and every
 * parameter has a named place.
 */
public final class StraightLineEmitter implements PassEmitter {
    private static final String INDICES = """
            Where each parameter lies in the array: W_O1_H2 is the weight to output 1 from hidden unit 2, and so on, in the
            order in which the formulas below count them.""";

    private static final String PREDICTING = "";

    private final NetworkPlan plan;
    private final Names names;
    private final PassMethods methods;

    public StraightLineEmitter(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.methods = new PassMethods(plan, names);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        List<FieldSpec> indices = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            addIndices(indices, layer);
        }
        indices.set(0, indices.get(0).toBuilder().addJavadoc(INDICES).build());
        type.addFields(indices);
        if (plan.hasDropout()) {
            type.addField(keeps());
        }
        type.addMethod(forward());
        type.addMethod(error());
        type.addMethod(backpropagate());
        type.addMethod(step());
    }

    /** What an example's outputs of one layer are multiplied by in training. */
    private FieldSpec keeps() {
        TypeName number = RuntimeTypes.number(plan.precision());
        int widest = plan.layers().stream()
                .filter(LayerPlan::drops)
                .mapToInt(LayerPlan::units)
                .max()
                .orElseThrow();
        return FieldSpec.builder(ArrayTypeName.of(number), "keeps", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, widest)
                .build();
    }

    private void addIndices(List<FieldSpec> indices, LayerPlan layer) {
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int input = 0; input < layer.inputs(); input++) {
                int index = layer.parameters().weightsAt() + input * layer.units() + unit;
                indices.add(index(names.weightIndex(layer, unit, input), index));
            }
        }
        for (int bias = 0; bias < layer.biases(); bias++) {
            indices.add(index(names.biasIndex(layer, bias), layer.parameters().biasesAt() + bias));
        }
    }

    private static FieldSpec index(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }

    private MethodSpec forward() {
        Source source = new Source(plan.precision());
        UnitStatements units = start(source, PREDICTING);
        source.blank();
        units.store(units.all("out", plan.outputLayer()), "out", "outAt");
        return methods.forward(source.build());
    }

    private MethodSpec error() {
        Source source = new Source(plan.precision());
        UnitStatements units = start(source, PREDICTING);
        units.targets();
        units.forward().error();
        return methods.error(source.statement("return E").buildWithoutUnread());
    }

    private MethodSpec backpropagate() {
        Source source = new Source(plan.precision());
        UnitStatements units = start(source, "example");
        units.targets();
        units.forward().error();
        deltas(units);
        for (LayerPlan layer : backwards()) {
            if (layer.trainable()) {
                units.backward().gradient(layer);
            }
        }
        return methods.backpropagate(source.statement("return E").buildWithoutUnread());
    }

    private MethodSpec step() {
        Source source = new Source(plan.precision());
        UnitStatements units = start(source, "0");
        units.targets();
        units.forward().error();
        source.statement("$T.checkFinite(E)", RuntimeTypes.ROWS);
        deltas(units);
        for (LayerPlan layer : backwards()) {
            if (layer.trainable()) {
                units.backward().update(layer);
            }
        }
        return methods.step(source.statement("return E").buildWithoutUnread());
    }

    /** Inputs and the forward pass, in training of the example of that number in the call. */
    private UnitStatements start(Source source, String example) {
        boolean training = !example.equals(PREDICTING);
        UnitStatements units = training ? statements(source).inTraining() : statements(source);
        source.statement("$L[] p = parameters", plan.precision().keyword());
        units.load(units.sources(plan.layers().get(0)), "in", "inAt");
        for (LayerPlan layer : plan.layers()) {
            units.forward().layer(layer);
            if (training && layer.drops()) {
                units.forward().drop(layer, example);
            }
        }
        return units;
    }

    private void deltas(UnitStatements units) {
        for (LayerPlan layer : backwards()) {
            if (layer.hasDelta()) {
                if (plan.isOutput(layer)) {
                    units.backward().outputDeltas();
                } else {
                    units.backward().hiddenDeltas(layer);
                }
            }
        }
    }

    private Iterable<LayerPlan> backwards() {
        return Backwards.of(plan.layers());
    }

    private UnitStatements statements(Source source) {
        return new UnitStatements(
                plan,
                names,
                new UnitStatements.Places() {
                    @Override
                    public String weight(LayerPlan layer, int unit, int input) {
                        return names.weightIndex(layer, unit, input);
                    }

                    @Override
                    public String bias(LayerPlan layer, int unit) {
                        return names.biasIndex(layer, layer.bias() == Bias.SHARED ? 0 : unit);
                    }
                },
                source);
    }
}
