package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        LayerPlan layer = units.plan().outputLayer();
        LossTerms loss = units.loss();
        units.source().blank().comment("deltas of " + layer.name() + ": delta = dE/dnet");
        if (loss.use("targets")) {
            units.source().local(Names.of("targets", layer), UnitStatements.sum(units.all("target", layer)));
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

    /** The deltas of a hidden layer, from those of the layer behind it. */
    void hiddenDeltas(LayerPlan layer) {
        LayerPlan next = units.plan().layers().get(layer.index() + 1);
        units.source().blank().comment("deltas of " + layer.name() + ", through the weights of " + next.name());
        List<CodeBlock> slopes = new ArrayList<>();
        List<String> onPaper = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            List<String> terms = new ArrayList<>();
            List<String> paperTerms = new ArrayList<>();
            for (int to = 0; to < next.units(); to++) {
                String delta = units.names().of("delta", next, to);
                terms.add(delta + " * p[" + units.places().weight(next, to, unit) + "]");
                paperTerms.add(delta + "·" + units.names().weight(next, to, unit));
            }
            String keep = units.names().of("keep", layer, unit);
            slopes.add(CodeBlock.of("$L($L)", layer.drops() ? keep + " * " : "", UnitStatements.sum(terms)));
            onPaper.add((layer.drops() ? keep + " · " : "") + "(" + UnitStatements.abridged(paperTerms) + ")");
        }
        deltas(layer, slopes, onPaper);
    }

    /** dE/dnet of all units from their dE/dout. */
    private void deltas(LayerPlan layer, List<CodeBlock> dEdOut, List<String> onPaper) {
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            for (int unit = 0; unit < layer.units(); unit++) {
                Map<String, String> variables = units.variables(layer, unit);
                String delta = units.names().of("delta", layer, unit);
                boolean one = activation.slope().isOne();
                String slope = one ? "" : " · " + activation.slope().commentFactor(variables);
                CodeBlock product = one
                        ? dEdOut.get(unit)
                        : CodeBlock.of(
                                "$L$W* $L", dEdOut.get(unit), activation.slope().factor(precision, variables));
                units.source()
                        .comment(delta + " = " + onPaper.get(unit) + slope)
                        .local(delta, product);
            }
            return;
        }
        LayerwiseActivation activation = (LayerwiseActivation) ActivationRules.of(layer.activation());
        List<CodeBlock> mix = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String slope = units.names().of("dE_dout", layer, unit);
            units.source().comment(slope + " = " + onPaper.get(unit)).local(slope, dEdOut.get(unit));
            mix.add(activation.mixTerm().code(precision, units.variables(layer, unit)));
        }
        units.source().local(Names.of("mix", layer), CodeBlock.join(mix, "$W+ "));
        for (int unit = 0; unit < layer.units(); unit++) {
            String delta = units.names().of("delta", layer, unit);
            units.source()
                    .comment(delta + " = " + activation.delta().comment(units.variables(layer, unit)))
                    .local(delta, activation.delta().code(precision, units.variables(layer, unit)));
        }
    }

    /** Adds dE/dw and dE/db of a layer to {@code gradient}. */
    void gradient(LayerPlan layer) {
        units.source().blank().comment("gradient of " + layer.name() + ": dE/dw = delta · input, dE/db = delta");
        change(layer, "gradient", "+=", "", "dE/d");
    }

    /** Steps the weights and biases of a layer against the gradient. */
    void update(LayerPlan layer) {
        units.source()
                .blank()
                .comment("update of " + layer.name() + ": w = w - rate · delta · input, b = b - rate · delta");
        change(layer, "p", "-=", "rate * ", "");
    }

    private void change(LayerPlan layer, String array, String operator, String factor, String note) {
        for (int unit = 0; unit < layer.units(); unit++) {
            String delta = units.names().of("delta", layer, unit);
            for (int input = 0; input < layer.inputs(); input++) {
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
            if (layer.trainableBias() && layer.bias() == Bias.PER_UNIT) {
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
        if (layer.trainableBias() && layer.bias() == Bias.SHARED) {
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
