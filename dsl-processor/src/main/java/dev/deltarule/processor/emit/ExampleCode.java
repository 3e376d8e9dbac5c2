package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import java.util.TreeMap;

/** Loops over the units of a layer for one example, be it alone or one of a block: softmax, errors, deltas. */
final class ExampleCode {
    private final Stored stored;
    private final Precision precision;
    private final String number;
    private final Layout layout;

    /** Code for the layers of a network, whose values lie in a layout. */
    ExampleCode(NetworkPlan plan, Layout layout) {
        this.layout = layout;
        this.stored = new Stored(plan);
        this.precision = plan.precision();
        this.number = precision.keyword();
    }

    /** Net inputs are turned into outputs in place, unless they are needed afterwards. */
    String netArray(LayerPlan layer) {
        return Names.of(stored.nets(layer) ? "nets" : "outs", layer);
    }

    /** Turns the net inputs in {@code net} into outputs that depend on all of them. */
    void normalise(Source source, LayerPlan layer, LayerwiseActivation activation) {
        String out = out(layer);
        largest(source, layer);
        source.statement("$L sum = 0", number)
                .loop("j", layer.units())
                .statement(
                        "$L$T.exp(net[$L] - max)",
                        activation.keepsExponentials() ? out + " = " : "sum += ",
                        RuntimeTypes.EXP,
                        layout.at("j"));
        if (activation.keepsExponentials()) {
            source.statement("sum += $L", out);
        }
        source.end();
        divide(source, layer, activation);
        keep(source, layer, "max");
        keep(source, layer, "sum");
    }

    /** The first part of softmax: from net inputs to the exponents of its exponentials. */
    void shift(Source source, LayerPlan layer) {
        largest(source, layer);
        source.loop("j", layer.units())
                .statement("$L = net[$L] - max", out(layer), layout.at("j"))
                .end();
        keep(source, layer, "max");
    }

    /** The last part of softmax: from the exponentials to their quotients by their sum. */
    void scale(Source source, LayerPlan layer, LayerwiseActivation activation) {
        source.statement("$L sum = 0", number)
                .loop("j", layer.units())
                .statement("sum += $L", out(layer))
                .end();
        divide(source, layer, activation);
        keep(source, layer, "sum");
    }

    private void largest(Source source, LayerPlan layer) {
        source.comment("the largest net input is subtracted: without it the exponentials could overflow")
                .statement("$L max = net[$L]", number, layout.first())
                .loop("j", layer.units())
                .statement("max = $T.max(max, net[$L])", Math.class, layout.at("j"))
                .end();
    }

    private void divide(Source source, LayerPlan layer, LayerwiseActivation activation) {
        String out = out(layer);
        source.comment("out = " + activation.value().comment(Map.of()))
                .loop("j", layer.units())
                .statement(
                        "$L = $L",
                        out,
                        activation
                                .value()
                                .code(
                                        precision,
                                        Map.of(
                                                "net",
                                                "net[" + layout.at("j") + "]",
                                                "e",
                                                out,
                                                "max",
                                                "max",
                                                "sum",
                                                "sum")))
                .end();
    }

    private void keep(Source source, LayerPlan layer, String value) {
        if (stored.ofLayer(layer, value)) {
            source.statement("$L = $L", ofLayer(value, layer), value);
        }
    }

    private String out(LayerPlan layer) {
        return Names.of("outs", layer) + "[" + layout.at("j") + "]";
    }

    /** Returns the error of the outputs. */
    CodeBlock error(LayerPlan layer) {
        LossTerms loss = stored.loss();
        Source source = new Source(precision);
        if (loss.error().uses("log_sum")) {
            source.statement(
                    "double log_sum = $L + $T.log($L)", ofLayer("max", layer), Math.class, ofLayer("sum", layer));
        }
        return source.statement("double E = 0")
                .comment("E is the " + (loss.mean() ? "mean" : "sum") + " of "
                        + loss.error().comment(Map.of()))
                .loop("j", layer.units())
                .statement("E += $L", loss.error().code(Precision.DOUBLE, variables(layer, "j")))
                .end()
                .statement(loss.mean() && layer.units() > 1 ? "return E / " + layer.units() : "return E")
                .build();
    }

    /**
     * Whether the logarithms of the sums of some examples are computed together, before the errors. In a larger network they
     * cost next to nothing, and vectors would be slow until HotSpot compiles a method that is rarely called.
     */
    boolean vectorLogarithms() {
        return layout == Layout.COLUMNS
                && precision == Precision.FLOAT
                && stored.loss().error().uses("log_sum");
    }

    /** From targets to the deltas of the output layer. */
    CodeBlock outputDeltas(LayerPlan layer) {
        LossTerms loss = stored.loss();
        Source source = new Source(precision);
        int units = layer.units();
        if (loss.derivative().uses("targets")) {
            source.statement("$L $L = 0", number, Names.of("targets", layer))
                    .loop("j", units)
                    .statement("$L += target[targetAt + j]", Names.of("targets", layer))
                    .end();
        }
        Map<String, String> variables = variables(layer, "j");
        boolean divided = loss.mean() && units > 1;
        String mean = divided ? " / " + units : "";
        String deltas = Names.of("deltas", layer) + "[" + layout.at("j") + "]";
        CodeBlock derivative = divided || !loss.fused()
                ? loss.derivative().factor(precision, variables)
                : loss.derivative().code(precision, variables);
        if (loss.fused() || ActivationRules.of(layer.activation()) instanceof LayerwiseActivation) {
            source.comment((loss.fused() ? "delta = " : "dE/dout = ")
                            + loss.derivative().comment(Map.of())
                            + mean)
                    .loop("j", units)
                    .statement("$L = $L$L", deltas, derivative, mean)
                    .end();
        }
        if (!loss.fused()) {
            finishDeltas(source, layer, "j", CodeBlock.of("$L$L", derivative, mean));
        }
        return source.build();
    }

    /** From dE/dout to delta: in one product, or for softmax layers from what already lies in the array of deltas. */
    void finishDeltas(Source source, LayerPlan layer, String index, CodeBlock dEdOut) {
        Map<String, String> variables = variables(layer, index);
        String delta = Names.of("deltas", layer) + "[" + layout.at(index) + "]";
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            source.comment("delta = dE/dout · dout/dnet, dout/dnet = "
                    + activation.slope().comment(Map.of()));
            source.loop(index, layer.units())
                    .statement("$L = $L", delta, times(dEdOut, activation, variables))
                    .end();
            return;
        }
        LayerwiseActivation activation = (LayerwiseActivation) ActivationRules.of(layer.activation());
        variables.put("dE_dout", delta);
        variables.put("mix", "mix");
        source.statement("$L mix = 0", number)
                .loop(index, layer.units())
                .statement("mix += $L", activation.mixTerm().code(precision, variables))
                .end()
                .comment("delta = " + activation.delta().comment(Map.of()))
                .loop(index, layer.units())
                .statement("$L = $L", delta, activation.delta().code(precision, variables))
                .end();
    }

    private CodeBlock times(CodeBlock dEdOut, UnitwiseActivation activation, Map<String, String> variables) {
        return activation.slope().isOne()
                ? dEdOut
                : CodeBlock.of("$L * $L", dEdOut, activation.slope().factor(precision, variables));
    }

    /** A value of a whole softmax layer. */
    private static String ofLayer(String value, LayerPlan layer) {
        return Names.of(value + "s", layer) + "[e]";
    }

    private Map<String, String> variables(LayerPlan layer, String index) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("net", Names.of("nets", layer) + "[" + layout.at(index) + "]");
        variables.put("out", stored.outs(layer) + "[" + layout.at(index) + "]");
        variables.put("target", "target[targetAt + " + index + "]");
        variables.put("max", ofLayer("max", layer));
        variables.put("sum", ofLayer("sum", layer));
        variables.put("log_sum", "log_sum");
        variables.put("targets", Names.of("targets", layer));
        return variables;
    }
}
