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
import java.util.TreeMap;

/**
 * Errors and the deltas of the output layer across examples, number by number: targets come in rows, and rows of deltas are
 * what the gradient needs.
 */
final class AcrossLoss {
    private final NetworkPlan plan;
    private final Names names;
    private final AcrossPlan across;
    private final Stored stored;
    private final LossTerms loss;
    private final LayerPlan output;
    private final ExampleCode examples;

    AcrossLoss(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.loss = stored.loss();
        this.output = plan.outputLayer();
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
    }

    /** Whether the delta of a unit depends on no other unit but by the sum of the targets. */
    static boolean hasDirectDeltas(NetworkPlan plan) {
        return new Stored(plan).loss().fused()
                || ActivationRules.of(plan.outputLayer().activation()) instanceof UnitwiseActivation;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(errors());
        type.addMethod(errorsAndDeltas());
        if (examples.vectorLogarithms()) {
            type.addMethod(new AcrossSoftmax(plan).logarithms(output));
        }
        type.addMethod(onExample("error", "Returns the error of example e.")
                .returns(TypeName.DOUBLE)
                .addCode(error())
                .build());
        if (output.hasDelta()) {
            type.addMethod(onExample("deltas", "Computes delta = dE/dnet of " + output.name() + " for example e.")
                    .addCode(hasDirectDeltas(plan) ? directDeltas() : examples.outputDeltas(output))
                    .build());
        }
    }

    private MethodSpec errors() {
        Source source = beforeErrors();
        across.eachExample(source, output.units()).statement("sum += $L", onExample("error"));
        return onTargets(names.method("errors"), "Returns the sum of the errors of n examples.")
                .returns(TypeName.DOUBLE)
                .addCode(source.end().end().statement("return sum").build())
                .build();
    }

    private Source beforeErrors() {
        Source source = across.source();
        if (examples.vectorLogarithms()) {
            source.statement("$L(n)", Names.of("logarithms", output));
        }
        return source.statement("double sum = 0");
    }

    private CodeBlock onExample(String method) {
        return CodeBlock.of("$L(e, o, target, targetAt + e * $L)", Names.of(method, output), plan.outputs());
    }

    private MethodSpec errorsAndDeltas() {
        Source source = beforeErrors();
        across.eachExample(source, output.units()).statement("sum += $L", onExample("error"));
        if (output.hasDelta()) {
            source.statement("$L", onExample("deltas"));
        }
        source.end().end();
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (across.hasDeltaColumns(layer) && !plan.isOutput(layer)) {
                source.statement("$L(n)", Names.of("deltas", layer));
                if (AcrossActivation.slopes(layer)) {
                    source.statement("$L(n)", Names.of("slopes", layer));
                }
            }
        }
        return onTargets(
                        names.method("errorsAndDeltas"),
                        "Computes deltas for n examples and returns the sum of their errors.")
                .returns(TypeName.DOUBLE)
                .addCode(source.statement("return sum").build())
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

    private CodeBlock error() {
        Source source = across.source();
        if (examples.vectorLogarithms()) {
            source.comment("of net inputs from which the largest was subtracted")
                    .statement("$T log_sum = $L[e]", across.number(), Names.of("logs", output));
        } else if (loss.error().uses("log_sum")) {
            boolean isDouble = plan.precision() == Precision.DOUBLE;
            source.statement(
                    "$T log_sum = $L[e] + $L$T.log($L[e])",
                    across.number(),
                    Names.of("maxs", output),
                    isDouble ? "" : "(float) ",
                    Math.class,
                    Names.of("sums", output));
        }
        source.comment("E is the " + (loss.mean() ? "mean" : "sum") + " of "
                        + loss.error().comment(Map.of()))
                .statement("$T E = 0", across.number());
        across.each(
                source,
                "j",
                output.units(),
                (number, place) -> CodeBlock.builder()
                        .addStatement("E += $L", loss.error().code(plan.precision(), variables(number, place)))
                        .build());
        return source.statement(isMean() ? "return E / " + output.units() : "return E")
                .build();
    }

    private boolean isMean() {
        return loss.mean() && output.units() > 1;
    }

    private CodeBlock directDeltas() {
        Source source = across.source();
        if (loss.derivative().uses("targets")) {
            source.statement("$T targets = 0", across.number());
            across.each(
                    source,
                    "j",
                    output.units(),
                    (number, place) -> CodeBlock.builder()
                            .addStatement("targets += target[targetAt$L]", number)
                            .build());
        }
        String mean = isMean() ? " / " + output.units() : "";
        source.comment((loss.fused() ? "delta = " : "delta = dout/dnet · ")
                        + (loss.fused()
                                ? loss.derivative().comment(Map.of())
                                : loss.derivative().commentFactor(Map.of()))
                        + mean)
                .statement("int r = e * $L", VectorTypes.row(output));
        across.each(
                source,
                "j",
                output.units(),
                (number, place) -> CodeBlock.builder()
                        .addStatement(
                                "$L[r$L] = $L",
                                Names.of("deltaRows", output),
                                number,
                                delta(variables(number, place), mean))
                        .add(
                                across.hasDeltaColumns(output)
                                        ? CodeBlock.builder()
                                                .addStatement(
                                                        "$L[$L] = $L[r$L]",
                                                        Names.of("deltas", output),
                                                        place,
                                                        Names.of("deltaRows", output),
                                                        number)
                                                .build()
                                        : CodeBlock.of(""))
                        .build());
        return source.build();
    }

    private CodeBlock delta(Map<String, String> variables, String mean) {
        if (loss.fused()) {
            return mean.isEmpty()
                    ? loss.derivative().code(plan.precision(), variables)
                    : CodeBlock.of("$L$L", loss.derivative().factor(plan.precision(), variables), mean);
        }
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(output.activation());
        CodeBlock derivative = CodeBlock.of("$L$L", loss.derivative().factor(plan.precision(), variables), mean);
        return activation.slope().isOne()
                ? derivative
                : CodeBlock.of("$L * $L", derivative, activation.slope().factor(plan.precision(), variables));
    }

    private Map<String, String> variables(String number, String place) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("net", Names.of("nets", output) + "[" + place + "]");
        variables.put("out", stored.outs(output) + "[" + place + "]");
        variables.put("target", "target[targetAt" + number + "]");
        variables.put("log_sum", "log_sum");
        variables.put("targets", "targets");
        return variables;
    }
}
