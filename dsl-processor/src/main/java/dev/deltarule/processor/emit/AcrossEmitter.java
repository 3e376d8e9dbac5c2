package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * The fields and methods of {@link AcrossExamples}: examples side by side in the lanes of vectors. No layer of a small network
 * needs to fill a vector, and no sum goes across one but in the gradient.
 *
 * <p>Each method does one thing for all groups of a block. What one wrote number by number the next reads in vectors, for which
 * the processor waits until it is in the cache; the other groups come in between.
 */
final class AcrossEmitter implements PassEmitter {
    /** Examples in a block: as many as the first cache holds of a small network, and more than anybody's small batches. */
    static final int BLOCK = 64;

    private final NetworkPlan plan;
    private final Names names;
    private final AcrossPlan across;
    private final Stored stored;
    private final ExampleCode examples;
    private final LayerPlan output;

    AcrossEmitter(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
        this.output = plan.outputLayer();
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        AcrossGradient gradient = new AcrossGradient(plan);
        AcrossSums sums = new AcrossSums(plan);
        AcrossRows rows = new AcrossRows(plan);
        AcrossLoss loss = new AcrossLoss(plan, names);
        addConstants(type);
        rows.addConstantsTo(type);
        addColumns(type);
        if (examples.vectorLogarithms()) {
            type.addField(columns(Names.of("logs", output), 1));
        }
        rows.addScratchTo(type);
        sums.addScratchTo(type);
        type.addMethod(learn(rows, gradient));
        type.addMethod(readInputs());
        type.addMethod(propagate());
        if (plan.hasDropout()) {
            type.addMethod(propagateInTraining());
        }
        type.addMethod(writeOutputs());
        loss.addTo(type);
        AcrossActivation activation = new AcrossActivation(plan);
        AcrossProducts products = new AcrossProducts(plan);
        for (LayerPlan layer : plan.layers()) {
            products.addForwardTo(type, layer);
            activation.addForwardTo(type, layer);
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (across.hasDeltaColumns(layer) && !plan.isOutput(layer)) {
                products.addDeltasTo(type, layer);
                activation.addBackwardTo(type, layer);
            }
        }
        rows.addTo(type);
        gradient.addTo(type);
        sums.addTo(type, names);
        type.addMethod(whole());
    }

    private void addConstants(TypeSpec.Builder type) {
        VectorConstants constants = new VectorConstants(plan);
        type.addField(VectorConstants.number("BLOCK", "$L", BLOCK).toBuilder()
                .addJavadoc("Examples that are worked on together, in groups of as many as a vector has lanes.")
                .build());
        constants.addShapeTo(type);
        plan.layers().forEach(layer -> constants.addPlacesTo(type, layer));
    }

    private void addColumns(TypeSpec.Builder type) {
        type.addField(columns("ins", plan.inputs()).toBuilder()
                .addJavadoc(
                        "Values of a block: for each group of examples a vector for each input or unit, a lane for each example.")
                .build());
        for (LayerPlan layer : plan.layers()) {
            if (stored.nets(layer)) {
                type.addField(columns(Names.of("nets", layer), layer.units()));
            }
            type.addField(columns(Names.of("outs", layer), layer.units()));
            if (layer.drops()) {
                type.addField(columns(Names.of("raws", layer), layer.units()));
                type.addField(columns(Names.of("keeps", layer), layer.units()));
            }
            if (across.hasDeltaColumns(layer)) {
                type.addField(columns(Names.of("deltas", layer), layer.units()));
            }
            for (String value : new String[] {"max", "sum"}) {
                if (stored.ofLayer(layer, value) && !(value.equals("max") && examples.vectorLogarithms())) {
                    type.addField(columns(Names.of(value + "s", layer), 1));
                }
            }
        }
    }

    private FieldSpec columns(String name, int columns) {
        return across.scratch(name, across.columns(columns));
    }

    private MethodSpec learn(AcrossRows rows, AcrossGradient gradient) {
        Source source = across.source().statement("$L(in, inAt, n)", names.method("readInputs"));
        rows.turnWeights(source);
        if (plan.hasDropout()) {
            source.statement("$L(first, n)", names.method("propagateInTraining"));
        } else {
            source.statement("$L(n)", names.method("propagate"));
        }
        source.statement("double error = $L(target, targetAt, n)", names.method("errorsAndDeltas"));
        rows.all(source);
        gradient.all(source);
        source.statement("return error");
        MethodSpec.Builder method = across.method(
                        names.method("learn"),
                        "Sums dE/dparameter over n examples and returns the sum of their errors.")
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(across.array(), "target")
                .addParameter(TypeName.INT, "targetAt");
        if (plan.hasDropout()) {
            method.addParameter(TypeName.INT, "first");
        }
        return method.addParameter(TypeName.INT, "n")
                .returns(TypeName.DOUBLE)
                .addCode(source.build())
                .build();
    }

    private MethodSpec readInputs() {
        return across.method(names.method("readInputs"), "Reads the inputs of n examples into columns.")
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "n")
                .addCode(across.toColumns("in", "inAt", plan.inputs(), "ins"))
                .build();
    }

    private MethodSpec propagate() {
        Source source = across.source();
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
        }
        return across.onExamples(names.method("propagate"), "The forward pass of n examples, layer by layer.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec propagateInTraining() {
        Source source = across.source();
        for (LayerPlan layer : plan.layers()) {
            forward(source, layer);
            if (layer.drops()) {
                source.statement("$L(first, n)", Names.of("drop", layer));
            }
        }
        return across.method(
                        names.method("propagateInTraining"),
                        "The same with dropout, of the examples first .. first + n - 1 of a call.")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build();
    }

    private void forward(Source source, LayerPlan layer) {
        source.statement("$L(n)", Names.of("forward", layer));
        if (AcrossActivation.changes(layer, examples)) {
            source.statement("$L(n)", Names.of("activate", layer));
        }
    }

    private MethodSpec writeOutputs() {
        Source source = across.eachExample(across.source(), plan.outputs())
                .statement("int at = outAt + e * $L", plan.outputs());
        across.each(
                source,
                "j",
                plan.outputs(),
                (number, place) -> CodeBlock.builder()
                        .addStatement("out[at$L] = $L[$L]", number, Names.of("outs", output), place)
                        .build());
        return across.method(names.method("writeOutputs"), "Writes the outputs of n examples.")
                .addParameter(across.array(), "out")
                .addParameter(TypeName.INT, "outAt")
                .addParameter(TypeName.INT, "n")
                .addCode(source.end().end().build())
                .build();
    }

    private MethodSpec whole() {
        return across.method("whole", "The least multiple of a vector's lanes that is at least n.")
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "n")
                .addStatement("return (n + L - 1) / L * L")
                .build();
    }
}
