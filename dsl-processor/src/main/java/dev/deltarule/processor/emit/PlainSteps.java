package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The steps of a block in plain Java: example by example up to the deltas, then the gradient of each layer, for which a row of
 * weights is fetched once for all examples.
 */
final class PlainSteps implements BlockSteps {
    /** Deltas of the widest layer that stay in the first cache. */
    private static final int MOST_DELTAS = 4096;

    /** Between the rows of two workers, so that they do not write to the same line of the cache. */
    private static final int GAP = 32;

    static final String IN_TRAINING = "propagateInTraining";

    private static final int SMALLEST_BLOCK = 16;
    private static final int LARGEST_BLOCK = 128;

    private final NetworkPlan plan;
    private final Names names;
    private final LayerPlan output;
    private final TypeName number;

    PlainSteps(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.output = plan.outputLayer();
        this.number = RuntimeTypes.number(plan.precision());
    }

    /** The forward pass of a step that learns. */
    static String propagate(NetworkPlan plan, Names names) {
        return names.method(plan.hasDropout() ? IN_TRAINING : "propagate");
    }

    /** Examples in a block: few enough for their deltas to stay in the cache. */
    static int block(NetworkPlan plan) {
        int widest = plan.layers().stream().mapToInt(LayerPlan::units).max().orElseThrow();
        return Math.max(SMALLEST_BLOCK, Math.min(MOST_DELTAS / widest, LARGEST_BLOCK));
    }

    /** Room for the longest row of weights that loops copy, if there are loops. */
    static Optional<Integer> row(NetworkPlan plan) {
        return plan.layers().stream()
                .filter(layer -> layer.strategy() == Strategy.LOOPS)
                .map(LayerPlan::units)
                .max(Integer::compare)
                .map(units -> units + GAP);
    }

    @Override
    public void predict(Source source) {
        eachExample(source, names.method("propagate"));
        source.statement(
                        "$T.arraycopy($L[e], 0, block.out, block.outAt + e * $L, $L)",
                        System.class,
                        Names.of("outs", output),
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
    public boolean hasNets() {
        return false;
    }

    @Override
    public void nets(Source source) {
        throw new IllegalStateException("Plain layers are not shared by units.");
    }

    @Override
    public void deltas(Source source) {
        eachExample(source, propagate(plan, names));
        error(source);
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (layer.hasDelta()) {
                source.statement(
                        "$L($Le)",
                        method("deltas", layer),
                        plan.isOutput(layer) ? "block.out, block.outAt + e * " + output.units() + ", " : "");
            }
        }
        source.end();
    }

    private void eachExample(Source source, String propagate) {
        source.begin("for (int e = from; e < to; e++)")
                .statement("$L(block.in, block.inAt + e * $L, e$L)", propagate, plan.inputs(), rowOf("worker"));
    }

    private String rowOf(String worker) {
        return row(plan).isPresent() ? ", rows[" + worker + "]" : "";
    }

    private void error(Source source) {
        source.statement("errors[e] = $L(block.out, block.outAt + e * $L, e)", method("error", output), output.units());
    }

    /** Layers in loops by inputs; of the unrolled ones, which are small, each worker does some. */
    @Override
    public void gradient(Source source) {
        if (plan.isTrainable()) {
            source.statement("int n = block.count").statement("$T gradient = block.sum", ArrayTypeName.of(number));
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (!layer.trainable()) {
                continue;
            }
            if (layer.strategy() == Strategy.LOOPS) {
                source.statement(
                        "$L($Ln, gradient,$W$L,$W$L, rows[worker])",
                        method("gradient", layer),
                        layer.index() == 0 ? "block.in, block.inAt, " : "",
                        share(layer, "worker"),
                        share(layer, "worker + 1"));
            } else {
                source.begin("for (int e = 0; e < n && worker == $L % workers; e++)", layer.index())
                        .statement(
                                "$L($Le, gradient)",
                                method("gradient", layer),
                                layer.index() == 0 ? "block.in, block.inAt + e * " + plan.inputs() + ", " : "")
                        .end();
            }
        }
    }

    private CodeBlock share(LayerPlan layer, String worker) {
        return CodeBlock.of("$T.$L($L, $L, workers)", RuntimeTypes.SHARES, shares(), layer.inputs(), worker);
    }

    @Override
    public String sumOfErrors(String count) {
        return names.method("sumOfErrors") + "(" + count + ")";
    }

    @Override
    public String shares() {
        return "of";
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
    public boolean stepsInPlace() {
        return false;
    }

    @Override
    public String singleStep() {
        return names.method("step");
    }

    @Override
    public CodeBlock scratch() {
        return row(plan)
                .map(row -> CodeBlock.builder()
                        .addStatement("rows = new $T[workers.threads()][$L]", number, row)
                        .build())
                .orElseGet(() -> CodeBlock.of(""));
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "errors", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new double[BLOCK]")
                .build());
        type.addMethod(MethodSpec.methodBuilder(names.method("sumOfErrors"))
                .addJavadoc("Returns the sum of the errors of the n examples of the block.")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.INT, "n")
                .addCode(new Source(plan.precision())
                        .statement("double sum = 0")
                        .begin("for (int e = 0; e < n; e++)")
                        .statement("sum += errors[e]")
                        .end()
                        .statement("return sum")
                        .build())
                .build());
    }

    private String method(String name, LayerPlan layer) {
        return names.method(Names.of(name, layer));
    }
}
