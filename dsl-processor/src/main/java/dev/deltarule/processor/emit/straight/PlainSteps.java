package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.block.BlockSteps;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Weights;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The steps of a block in plain Java: example by example up to the deltas, then the gradient of each layer, for which a row of
 * weights is fetched once for all examples.
 */
public final class PlainSteps implements BlockSteps {
    /** Deltas of the widest layer that stay in the first cache. */
    private static final int MOST_DELTAS = 4096;

    public static final String IN_TRAINING = "propagateInTraining";

    private static final int SMALLEST_BLOCK = 16;
    private static final int LARGEST_BLOCK = 128;

    private final Precision precision;
    private final ProgramLayers layers;
    private final Names names;
    private final LayerSteps output;
    private final TypeName number;

    public PlainSteps(NetworkPlan plan, Names names, Program program) {
        this.precision = plan.precision();
        this.layers = new ProgramLayers(program);
        this.names = names;
        this.output = layers.output();
        this.number = RuntimeTypes.number(precision);
    }

    /** The forward pass of a step that learns. */
    public static String propagate(Program program, Names names) {
        return names.method(program.drops() ? IN_TRAINING : "propagate");
    }

    /** Examples in a block: few enough for their deltas to stay in the cache. */
    public static int block(Program program) {
        int widest = program.weights().stream().mapToInt(Weights::units).max().orElseThrow();
        return Math.max(SMALLEST_BLOCK, Math.min(MOST_DELTAS / widest, LARGEST_BLOCK));
    }

    @Override
    public void predict(Source source) {
        eachExample(source, names.method("propagate"));
        source.statement(
                        "$T.arraycopy($L[e], 0, block.out, block.outAt + e * $L, $L)",
                        System.class,
                        output.out().name(),
                        output.units(),
                        output.units())
                .end();
    }

    @Override
    public void loss(Source source) {
        eachExample(source, names.method("propagate"));
        error(source);
        source.end();
    }

    @Override
    public void deltas(Source source) {
        eachExample(source, propagate(layers.program(), names));
        error(source);
        for (LayerSteps layer : layers.backward()) {
            source.statement(
                    "$L($Le)",
                    method("deltas", layer),
                    layers.isOutput(layer) ? "block.target, block.targetAt + e * " + output.units() + ", " : "");
        }
        source.end();
    }

    private void eachExample(Source source, String propagate) {
        source.begin("for (int e = from; e < to; e++)")
                .statement("$L(block.in, block.inAt + e * $L, e)", propagate, inputs());
    }

    private void error(Source source) {
        source.statement(
                "errors[e] = $L(block.target, block.targetAt + e * $L, e)", method("error", output), output.units());
    }

    /** Layers are small, so each worker does some of them. */
    @Override
    public void gradient(Source source) {
        if (!layers.gradient().isEmpty()) {
            source.statement("int n = block.count").statement("$T gradient = block.sum", ArrayTypeName.of(number));
        }
        for (LayerSteps layer : layers.gradient()) {
            int place = layers.forward().indexOf(layer);
            source.begin("for (int e = 0; e < n && worker == $L % workers; e++)", place)
                    .statement(
                            "$L($Le, gradient)",
                            method("gradient", layer),
                            layer.readsInputs() ? "block.in, block.inAt + e * " + inputs() + ", " : "")
                    .end();
        }
    }

    @Override
    public int fewestShared() {
        return 2;
    }

    @Override
    public int worthSharing() {
        return 20_000;
    }

    @Override
    public Optional<String> singleStep() {
        return Optional.of(names.method("step"));
    }

    @Override
    public CodeBlock scratch() {
        return CodeBlock.of("");
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "errors", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new double[BLOCK]")
                .build());
    }

    private int inputs() {
        return layers.program().inputs().width();
    }

    private String method(String name, LayerSteps layer) {
        return names.method(UnitNames.of(name, layer));
    }
}
