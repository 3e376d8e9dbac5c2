package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;

/**
 * Errors and the deltas of the output layer across examples: in float as vectors where all functions are known as such,
 * otherwise example by example.
 */
final class AcrossLoss {
    private final NetworkPlan plan;
    private final Names names;
    private final AcrossPlan across;
    private final Stored stored;
    private final LossTerms loss;
    private final LayerPlan output;
    private final ExampleCode examples;
    private final AcrossActivation activation;
    private final VectorTypes types;
    private final VectorTiles tiles;

    AcrossLoss(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.loss = stored.loss();
        this.output = plan.outputLayer();
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
        this.activation = new AcrossActivation(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    /** Whether errors and deltas are computed as vectors. */
    private boolean isVectors() {
        boolean unitwise = ActivationRules.of(output.activation()) instanceof UnitwiseActivation;
        return plan.precision() == Precision.FLOAT
                && (loss.fused() || unitwise)
                && isKnown(loss.error().toString())
                && isKnown(derivative());
    }

    private boolean isKnown(String formula) {
        return VectorFormula.of(formula, types, across.source()).isPresent();
    }

    private boolean isMean() {
        return loss.mean() && output.units() > 1;
    }

    private String derivative() {
        return isMean()
                ? "(" + loss.derivative() + ") / " + output.units()
                : loss.derivative().toString();
    }

    void addScratchTo(TypeSpec.Builder type) {
        if (isVectors()) {
            type.addField(across.scratch("targetColumns", across.columns(output.units())));
            type.addField(across.scratch("errors", "BLOCK"));
        }
        if (examples.vectorLogarithms()) {
            type.addField(across.scratch(Names.of("logs", output), "BLOCK"));
        }
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(errors());
        type.addMethod(deltas());
        if (examples.vectorLogarithms()) {
            type.addMethod(activation.logarithms(output));
        }
        if (isVectors()) {
            type.addMethod(readTargets());
            type.addMethod(vectorErrors());
            if (output.hasDelta()) {
                type.addMethod(vectorDeltas());
            }
            return;
        }
        type.addMethod(onExample("error", "Returns the error of example e.")
                .returns(TypeName.DOUBLE)
                .addCode(examples.error(output))
                .build());
        if (output.hasDelta()) {
            type.addMethod(onExample("deltas", "Computes delta = dE/dnet of " + output.name() + " for example e.")
                    .addCode(examples.outputDeltas(output))
                    .build());
        }
    }

    private MethodSpec errors() {
        Source source = across.source();
        if (isVectors()) {
            source.statement("readTargets(target, targetAt, n)");
        }
        if (examples.vectorLogarithms()) {
            source.statement("$L(n)", Names.of("logarithms", output));
        }
        if (isVectors()) {
            source.statement("$L(n)", Names.of("errors", output));
        }
        source.statement("double sum = 0").begin("for (int e = 0; e < n; e++)");
        if (isVectors()) {
            source.statement("sum += errors[e]");
        } else {
            source.statement(
                    "sum += $1L(e, place(e, $2L), target, targetAt + e * $2L)",
                    Names.of("error", output),
                    plan.outputs());
        }
        source.end().statement(isVectors() && isMean() ? "return sum / " + output.units() : "return sum");
        return onTargets(names.method("errors"), "Returns the sum of the errors of n examples.")
                .returns(TypeName.DOUBLE)
                .addCode(source.build())
                .build();
    }

    private MethodSpec deltas() {
        Source source = across.source();
        if (output.hasDelta() && isVectors()) {
            source.statement("$L(n)", Names.of("deltas", output));
        } else if (output.hasDelta()) {
            source.begin("for (int e = 0; e < n; e++)")
                    .statement(
                            "$1L(e, place(e, $2L), target, targetAt + e * $2L)",
                            Names.of("deltas", output),
                            plan.outputs())
                    .end();
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (across.hasDeltaColumns(layer) && !plan.isOutput(layer)) {
                source.statement("$L(n)", Names.of("deltas", layer));
                if (AcrossActivation.slopes(layer)) {
                    source.statement("$L(n)", Names.of("slopes", layer));
                }
            }
        }
        return onTargets(names.method("deltas"), "Computes deltas for n examples.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec.Builder onTargets(String name, String doc) {
        return across.method(name, doc)
                .addParameter(across.array(), "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "n");
    }

    private MethodSpec.Builder onExample(String name, String doc) {
        return across.method(Names.of(name, output), doc)
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "o")
                .addParameter(across.array(), "target")
                .addParameter(TypeName.INT, "targetAt");
    }

    private MethodSpec readTargets() {
        return onTargets("readTargets", "Reads the targets of n examples into columns.")
                .addCode(across.source()
                        .begin("for (int e = 0; e < n; e++)")
                        .statement("int o = place(e, $L)", plan.outputs())
                        .loop("j", plan.outputs())
                        .statement(
                                "targetColumns[$L] = target[targetAt + e * $L + j]",
                                Layout.COLUMNS.at("j"),
                                plan.outputs())
                        .end()
                        .end()
                        .build())
                .build();
    }

    private MethodSpec vectorErrors() {
        Source source = eachGroup();
        if (loss.error().uses("log_sum")) {
            source.comment("of net inputs from which the largest was subtracted")
                    .statement("$T log_sum = $L", types.vector(), tiles.load(Names.of("logs", output), "first"));
        }
        source.comment("E is the " + (loss.mean() ? "mean" : "sum") + " of "
                        + loss.error().comment(Map.of()))
                .statement("$1T E = $1T.zero(S)", types.vector())
                .begin("for (int k = o; k < end; k += L)");
        CodeBlock error = load(source, loss.error().toString());
        source.statement("E = $L.add(E)", error).end().statement("E.intoArray(errors, first)");
        return across.onExamples(Names.of("errors", output), "Computes the errors of n examples.")
                .addCode(source.end().build())
                .build();
    }

    private MethodSpec vectorDeltas() {
        Source source = eachGroup();
        if (loss.derivative().uses("targets")) {
            source.statement("$1T targets = $1T.zero(S)", types.vector())
                    .begin("for (int k = o; k < end; k += L)")
                    .statement("targets = $L.add(targets)", tiles.load("targetColumns", "k"))
                    .end();
        }
        source.comment((loss.fused() ? "delta = " : "dE/dout = ")
                        + loss.derivative().comment(Map.of())
                        + (isMean() ? " / " + output.units() : ""))
                .begin("for (int k = o; k < end; k += L)");
        CodeBlock derivative = load(source, derivative());
        source.statement("$L.intoArray($L, k)", derivative, Names.of("deltas", output))
                .end()
                .end();
        if (!loss.fused()) {
            activation.outputSlope(source, output);
        }
        return across.onExamples(
                        Names.of("deltas", output), "Computes delta = dE/dnet of " + output.name() + " for n examples.")
                .addCode(source.build())
                .build();
    }

    private Source eachGroup() {
        return across.source()
                .begin("for (int first = 0; first < n; first += L)")
                .statement("int o = first * $L", output.units())
                .statement("int end = o + $L * L", output.units());
    }

    /** Declares what a formula speaks of for the unit at {@code k}, and returns its value. */
    private CodeBlock load(Source source, String formula) {
        Source functions = across.source();
        CodeBlock value = VectorFormula.of(formula, types, functions).orElseThrow();
        for (String[] symbol : new String[][] {
            {"target", "targetColumns"}, {"out", stored.outs(output)}, {"net", Names.of("nets", output)}
        }) {
            if (formula.matches("(?s).*\\b" + symbol[0] + "\\b.*")) {
                source.statement("$T $L = $L", types.vector(), symbol[0], tiles.load(symbol[1], "k"));
            }
        }
        source.add(functions);
        return value;
    }
}
