package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Unrolled statements from the error to deltas, gradients and new parameters. */
final class UnitBackward {
    private final UnitStatements units;
    private final Precision precision;

    UnitBackward(UnitStatements units) {
        this.units = units;
        this.precision = units.precision();
    }

    /** The deltas of the output layer. */
    void outputDeltas() {
        LayerSteps layer = units.layers().output();
        LossTerms loss = layer.loss();
        units.source().blank().comment("deltas of " + layer.name() + ": delta = dE/dnet");
        if (loss.use("targets")) {
            units.source().local(UnitNames.of("targets", layer), UnitStatements.sum(units.all("target", layer)));
        }
        boolean divided = loss.mean() && layer.units() > 1;
        String mean = divided ? " / " + layer.units() : "";
        if (loss.fused()) {
            for (int unit = 0; unit < layer.units(); unit++) {
                Map<String, String> variables = units.variables(layer, unit);
                String delta = units.names().of("delta", layer, unit);
                String factor = divided
                        ? loss.derivative().commentFactor(variables)
                        : loss.derivative().comment(variables);
                CodeBlock code = divided
                        ? loss.derivative().factor(precision, variables)
                        : loss.derivative().code(precision, variables);
                units.source()
                        .comment(delta + " = dE/d" + units.names().of("net", layer, unit) + " = " + factor + mean)
                        .local(delta, CodeBlock.of("$L$L", code, mean));
            }
            return;
        }
        List<CodeBlock> slopes = new ArrayList<>();
        List<String> onPaper = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            Map<String, String> variables = units.variables(layer, unit);
            slopes.add(CodeBlock.of("$L$L", loss.derivative().factor(precision, variables), mean));
            onPaper.add(loss.derivative().commentFactor(variables) + mean);
        }
        deltas(layer, slopes, onPaper);
    }

    /** The deltas of a hidden layer, from those of the layers that read it. */
    void hiddenDeltas(LayerSteps layer) {
        String readers =
                layer.passedBack().stream().map(Step.ProductTransposed::next).collect(Collectors.joining(" and "));
        units.source().blank().comment("deltas of " + layer.name() + ", through the weights of " + readers);
        List<CodeBlock> slopes = new ArrayList<>();
        List<String> onPaper = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            List<String> terms = new ArrayList<>();
            List<String> paperTerms = new ArrayList<>();
            for (Step.ProductTransposed passed : layer.passedBack()) {
                LayerSteps next = units.layers().named(passed.next());
                for (int to = 0; to < next.units(); to++) {
                    String delta = units.names().of("delta", next, to);
                    terms.add(delta + " * p[" + units.places().weight(next, to, unit) + "]");
                    paperTerms.add(delta + "·" + units.names().weight(next, to, unit));
                }
            }
            boolean drops = layer.dropout().isPresent();
            String keep = units.names().of("keep", layer, unit);
            slopes.add(CodeBlock.of("$L($L)", drops ? keep + " * " : "", UnitStatements.sum(terms)));
            onPaper.add((drops ? keep + " · " : "") + "(" + UnitStatements.abridged(paperTerms) + ")");
        }
        deltas(layer, slopes, onPaper);
    }

    /** dE/dnet of all units from their dE/dout. */
    private void deltas(LayerSteps layer, List<CodeBlock> dEdOut, List<String> onPaper) {
        Optional<Step.NormaliseDelta> normalise = layer.normaliseDelta();
        if (normalise.isPresent()) {
            layerwise(layer, normalise.get().rule(), dEdOut, onPaper);
        } else {
            unitwise(layer, dEdOut, onPaper);
        }
    }

    /** Where the slope of the activation is 1, there is no step, and dE/dout is the delta. */
    private void unitwise(LayerSteps layer, List<CodeBlock> dEdOut, List<String> onPaper) {
        Optional<Formula> slope =
                layer.activationDelta().map(step -> step.rule().slope());
        for (int unit = 0; unit < layer.units(); unit++) {
            Map<String, String> variables = units.variables(layer, unit);
            String delta = units.names().of("delta", layer, unit);
            String factor = slope.map(formula -> " · " + formula.commentFactor(variables))
                    .orElse("");
            CodeBlock dEdOutOfUnit = dEdOut.get(unit);
            units.source()
                    .comment(delta + " = " + onPaper.get(unit) + factor)
                    .local(
                            delta,
                            slope.map(formula -> CodeBlock.of(
                                            "$L$W* $L", dEdOutOfUnit, formula.factor(precision, variables)))
                                    .orElse(dEdOutOfUnit));
        }
    }

    private void layerwise(
            LayerSteps layer, LayerwiseActivation activation, List<CodeBlock> dEdOut, List<String> onPaper) {
        List<CodeBlock> mix = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String slope = units.names().of("dE_dout", layer, unit);
            units.source().comment(slope + " = " + onPaper.get(unit)).local(slope, dEdOut.get(unit));
            mix.add(activation.mixTerm().code(precision, units.variables(layer, unit)));
        }
        units.source().local(UnitNames.of("mix", layer), CodeBlock.join(mix, "$W+ "));
        for (int unit = 0; unit < layer.units(); unit++) {
            String delta = units.names().of("delta", layer, unit);
            units.source()
                    .comment(delta + " = " + activation.delta().comment(units.variables(layer, unit)))
                    .local(delta, activation.delta().code(precision, units.variables(layer, unit)));
        }
    }

    /** Adds dE/dw and dE/db of a layer to {@code gradient}. */
    void gradient(LayerSteps layer) {
        units.source().blank().comment("gradient of " + layer.name() + ": dE/dw = delta · input, dE/db = delta");
        change(layer, "gradient", "+=", "", "dE/d");
    }

    /** Steps the weights and biases of a layer against the gradient. */
    void update(LayerSteps layer) {
        units.source()
                .blank()
                .comment("update of " + layer.name() + ": w = w - rate · delta · input, b = b - rate · delta");
        change(layer, "p", "-=", "rate * ", "");
    }

    private void change(LayerSteps layer, String array, String operator, String factor, String note) {
        for (int unit = 0; unit < layer.units(); unit++) {
            String delta = units.names().of("delta", layer, unit);
            for (int input = 0; input < layer.weights().inputs(); input++) {
                units.source()
                        .noted(
                                CodeBlock.of(
                                        "$L[$L] $L $L$L * $L",
                                        array,
                                        units.places().weight(layer, unit, input),
                                        operator,
                                        factor,
                                        delta,
                                        units.input(layer, input)),
                                note + units.names().weight(layer, unit, input));
            }
            if (layer.trainsBiases() && layer.weights().bias() == Bias.PER_UNIT) {
                units.source()
                        .noted(
                                CodeBlock.of(
                                        "$L[$L] $L $L$L",
                                        array,
                                        units.places().bias(layer, unit),
                                        operator,
                                        factor,
                                        delta),
                                note + units.names().bias(layer, unit));
            }
        }
        if (layer.trainsBiases() && layer.weights().bias() == Bias.SHARED) {
            CodeBlock sum = UnitStatements.sum(units.all("delta", layer));
            CodeBlock change = factor.isEmpty() || layer.units() == 1 ? sum : CodeBlock.of("($L)", sum);
            units.source()
                    .noted(
                            CodeBlock.of(
                                    "$L[$L] $L $L$L", array, units.places().bias(layer, 0), operator, factor, change),
                            note + units.names().bias(layer, 0));
        }
    }
}
