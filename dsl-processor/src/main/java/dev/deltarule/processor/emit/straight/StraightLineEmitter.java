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
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Weights;
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

    private final Precision precision;
    private final ProgramLayers layers;
    private final UnitNames names;
    private final PassMethods methods;

    public StraightLineEmitter(NetworkPlan plan, Names names, Program program) {
        this.precision = plan.precision();
        this.layers = new ProgramLayers(program);
        this.names = new UnitNames(layers, true);
        this.methods = new PassMethods(plan, names);
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        List<FieldSpec> indices = new ArrayList<>();
        for (LayerSteps layer : layers.forward()) {
            addIndices(indices, layer);
        }
        indices.set(0, indices.get(0).toBuilder().addJavadoc(INDICES).build());
        type.addFields(indices);
        if (layers.program().drops()) {
            type.addField(keeps());
        }
        type.addMethod(forward());
        type.addMethod(error());
        type.addMethod(backpropagate());
        type.addMethod(step());
    }

    /** What an example's outputs of one layer are multiplied by in training. */
    private FieldSpec keeps() {
        TypeName number = RuntimeTypes.number(precision);
        int widest = layers.forward().stream()
                .filter(layer -> layer.dropout().isPresent())
                .mapToInt(LayerSteps::units)
                .max()
                .orElseThrow();
        return FieldSpec.builder(ArrayTypeName.of(number), "keeps", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, widest)
                .build();
    }

    private void addIndices(List<FieldSpec> indices, LayerSteps layer) {
        Weights weights = layer.weights();
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int input = 0; input < weights.inputs(); input++) {
                int index = weights.weightsAt() + input * weights.units() + unit;
                indices.add(index(names.weightIndex(layer, unit, input), index));
            }
        }
        for (int bias = 0; bias < weights.biases(); bias++) {
            indices.add(index(names.biasIndex(layer, bias), weights.biasesAt() + bias));
        }
    }

    private static FieldSpec index(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }

    private MethodSpec forward() {
        Source source = new Source(precision);
        UnitStatements units = start(source, PREDICTING);
        source.blank();
        units.store(units.all("out", layers.output()), "out", "outAt");
        return methods.forward(source.build());
    }

    private MethodSpec error() {
        Source source = new Source(precision);
        UnitStatements units = start(source, PREDICTING);
        units.targets();
        units.forward().error();
        return methods.error(source.statement("return E").buildWithoutUnread());
    }

    private MethodSpec backpropagate() {
        Source source = new Source(precision);
        UnitStatements units = start(source, "example");
        units.targets();
        units.forward().error();
        deltas(units);
        layers.gradient().forEach(units.backward()::gradient);
        return methods.backpropagate(source.statement("return E").buildWithoutUnread());
    }

    private MethodSpec step() {
        Source source = new Source(precision);
        UnitStatements units = start(source, "0");
        units.targets();
        units.forward().error();
        source.statement("$T.checkFinite(E)", RuntimeTypes.ROWS);
        deltas(units);
        layers.gradient().forEach(units.backward()::update);
        return methods.step(source.statement("return E").buildWithoutUnread());
    }

    /** Inputs and the forward pass, in training of the example of that number in the call. */
    private UnitStatements start(Source source, String example) {
        boolean training = !example.equals(PREDICTING);
        UnitStatements units = training ? statements(source).inTraining() : statements(source);
        source.statement("$L[] p = parameters", precision.keyword());
        units.load(units.sources(layers.forward().get(0)), "in", "inAt");
        for (LayerSteps layer : layers.forward()) {
            units.forward().layer(layer);
            if (training) {
                layer.dropout().ifPresent(draw -> units.forward().drop(layer, draw, example));
            }
        }
        return units;
    }

    private void deltas(UnitStatements units) {
        for (LayerSteps layer : layers.backward()) {
            if (layers.isOutput(layer)) {
                units.backward().outputDeltas();
            } else {
                units.backward().hiddenDeltas(layer);
            }
        }
    }

    private UnitStatements statements(Source source) {
        return new UnitStatements(
                layers,
                names,
                new UnitStatements.Places() {
                    @Override
                    public String weight(LayerSteps layer, int unit, int input) {
                        return names.weightIndex(layer, unit, input);
                    }

                    @Override
                    public String bias(LayerSteps layer, int unit) {
                        return names.biasIndex(layer, layer.weights().bias() == Bias.SHARED ? 0 : unit);
                    }
                },
                source,
                precision);
    }
}
