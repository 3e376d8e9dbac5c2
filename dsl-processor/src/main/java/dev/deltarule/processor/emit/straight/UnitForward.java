package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Unrolled statements from inputs to outputs and to the error. */
final class UnitForward {
    private final UnitStatements units;
    private final Precision precision;

    UnitForward(UnitStatements units) {
        this.units = units;
        this.precision = units.precision();
    }

    /** Net inputs and outputs of a layer. */
    void layer(LayerSteps layer) {
        units.source().blank().comment(title(layer));
        boolean layerwise = layer.normalise().isPresent();
        for (int unit = 0; unit < layer.units(); unit++) {
            netInput(layer, unit);
            if (!layerwise) {
                output(layer, unit);
            }
        }
        layer.normalise().ifPresent(normalise -> normalise(layer, normalise.rule()));
    }

    private void output(LayerSteps layer, int unit) {
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
        String out = units.names().of("out", layer, unit);
        units.source()
                .comment(out + " = " + activation.value().comment(units.variables(layer, unit)))
                .local(out, activation.value().code(precision, units.variables(layer, unit)));
    }

    static String title(LayerSteps layer) {
        return layer.name() + ": " + layer.units() + " "
                + layer.activation().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (layer.units() == 1 ? " unit" : " units");
    }

    private void netInput(LayerSteps layer, int unit) {
        List<String> onPaper = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int input = 0; input < layer.weights().inputs(); input++) {
            onPaper.add(units.names().weight(layer, unit, input) + "·" + units.input(layer, input));
            terms.add("p[" + units.places().weight(layer, unit, input) + "] * " + units.input(layer, input));
        }
        String bias = "";
        if (layer.weights().hasBiases()) {
            bias = " + " + units.names().bias(layer, unit);
            terms.add("p[" + units.places().bias(layer, unit) + "]");
        }
        String net = units.names().of("net", layer, unit);
        units.source()
                .comment(net + " = " + UnitStatements.abridged(onPaper) + bias)
                .local(net, UnitStatements.sum(terms));
    }

    /** Softmax and its logarithm: no exponential overflows, because the largest net input is subtracted first. */
    private void normalise(LayerSteps layer, LayerwiseActivation activation) {
        String max = UnitNames.of("max", layer);
        CodeBlock largest = CodeBlock.of("$L", units.names().of("net", layer, 0));
        for (int unit = 1; unit < layer.units(); unit++) {
            largest = CodeBlock.of(
                    "$T.max($L,$W$L)", Math.class, largest, units.names().of("net", layer, unit));
        }
        units.source()
                .comment(max + " is the largest net input: without it the exponentials could overflow")
                .local(max, largest);
        List<String> terms = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String e = units.names().of("e", layer, unit);
            terms.add(e);
            units.source()
                    .local(
                            e,
                            CodeBlock.of(
                                    "$T.exp($L - $L)",
                                    RuntimeTypes.EXP,
                                    units.names().of("net", layer, unit),
                                    max));
        }
        units.source().local(UnitNames.of("sum", layer), UnitStatements.sum(terms));
        for (int unit = 0; unit < layer.units(); unit++) {
            String out = units.names().of("out", layer, unit);
            units.source()
                    .comment(out + " = " + activation.value().comment(units.variables(layer, unit)))
                    .local(out, activation.value().code(precision, units.variables(layer, unit)));
        }
    }

    /** Drops outputs of a layer, for the example of that number in the call. */
    void drop(LayerSteps layer, Step.DrawDropout draw, String example) {
        units.source()
                .comment("an output is dropped with probability " + draw.probability() + ": keep = 0, else 1 / (1 - "
                        + draw.probability() + ")")
                .statement(
                        "dropout.draw(keeps, 0, $L, $L, $L, $L)",
                        layer.units(),
                        draw.index(),
                        example,
                        draw.probability());
        units.load(units.all("keep", layer), "keeps", "");
        for (int unit = 0; unit < layer.units(); unit++) {
            String keep = units.names().of("keep", layer, unit);
            String out = units.names().of("out", layer, unit);
            units.source().local(units.names().of("kept", layer, unit), CodeBlock.of("$L * $L", keep, out));
        }
    }

    /** The error of the example, in {@code E}. */
    void error() {
        LayerSteps layer = units.layers().output();
        LossTerms loss = layer.loss();
        units.source().blank().comment("error");
        if (loss.error().uses("log_sum")) {
            String sum = UnitNames.of("log_sum", layer);
            units.source()
                    .comment(sum + " is the logarithm of the sum of e^net over the units")
                    .error(
                            sum,
                            CodeBlock.of(
                                    "$L + $T.log($L)",
                                    UnitNames.of("max", layer),
                                    Math.class,
                                    UnitNames.of("sum", layer)));
        }
        List<String> terms = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String e = units.names().of("E", layer, unit);
            terms.add(e);
            units.source()
                    .comment(e + " = " + loss.error().comment(units.variables(layer, unit)))
                    .error(e, loss.error().code(Precision.DOUBLE, units.variables(layer, unit)));
        }
        boolean divided = loss.mean() && layer.units() > 1;
        units.source()
                .error(
                        "E",
                        divided
                                ? CodeBlock.of("($L) / $L", UnitStatements.sum(terms), layer.units())
                                : UnitStatements.sum(terms));
    }
}
