package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Unrolled code: for each neuron a comment with the formula as one writes it on paper, and a statement of the same shape.
 *
 * <p>All values are local variables; where parameters lie is up to the caller.
 */
final class UnitStatements {
    /** The Java expressions for the places of a unit's parameters. */
    interface Places {
        String weight(LayerPlan layer, int unit, int input);

        String bias(LayerPlan layer, int unit);
    }

    /** Sums of more terms than this are abridged in comments. */
    private static final int LONGEST_COMMENT = 4;

    private final NetworkPlan plan;
    private final Names names;
    private final Places places;
    private final Source source;
    private final Precision precision;

    UnitStatements(NetworkPlan plan, Names names, Places places, Source source) {
        this.plan = plan;
        this.names = names;
        this.places = places;
        this.source = source;
        this.precision = plan.precision();
    }

    /** Reads values from an array into local variables. */
    void load(List<String> variables, String array, String offset) {
        for (int k = 0; k < variables.size(); k++) {
            source.local(variables.get(k), CodeBlock.of("$L[$L]", array, at(offset, k)));
        }
    }

    /** Writes local variables into an array. */
    void store(List<String> variables, String array, String offset) {
        for (int k = 0; k < variables.size(); k++) {
            source.statement("$L[$L] = $L", array, at(offset, k), variables.get(k));
        }
    }

    private static String at(String offset, int k) {
        if (offset.isEmpty()) {
            return Integer.toString(k);
        }
        return k == 0 ? offset : offset + " + " + k;
    }

    /** Net inputs and outputs of a layer. */
    void forward(LayerPlan layer) {
        source.blank().comment(title(layer));
        if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation) {
            for (int unit = 0; unit < layer.units(); unit++) {
                netInput(layer, unit);
            }
            normalise(layer, activation);
            return;
        }
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
        for (int unit = 0; unit < layer.units(); unit++) {
            netInput(layer, unit);
            String out = names.of("out", layer, unit);
            source.comment(out + " = " + activation.value().comment(variables(layer, unit)))
                    .local(out, activation.value().code(precision, variables(layer, unit)));
        }
    }

    private static String title(LayerPlan layer) {
        return layer.name() + ": " + layer.units() + " "
                + layer.activation().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (layer.units() == 1 ? " unit" : " units");
    }

    private void netInput(LayerPlan layer, int unit) {
        List<String> onPaper = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int input = 0; input < layer.inputs(); input++) {
            onPaper.add(names.weight(layer, unit, input) + "·" + names.source(layer, input));
            terms.add("p[" + places.weight(layer, unit, input) + "] * " + names.source(layer, input));
        }
        String bias = "";
        if (layer.bias() != Bias.NONE) {
            bias = " + " + names.bias(layer, unit);
            terms.add("p[" + places.bias(layer, unit) + "]");
        }
        String net = names.of("net", layer, unit);
        source.comment(net + " = " + abridged(onPaper) + bias).local(net, sum(terms));
    }

    /** Softmax and its logarithm: no exponential overflows, because the largest net input is subtracted first. */
    private void normalise(LayerPlan layer, LayerwiseActivation activation) {
        String max = Names.of("max", layer);
        CodeBlock largest = CodeBlock.of("$L", names.of("net", layer, 0));
        for (int unit = 1; unit < layer.units(); unit++) {
            largest = CodeBlock.of("$T.max($L,$W$L)", Math.class, largest, names.of("net", layer, unit));
        }
        source.comment(max + " is the largest net input: without it the exponentials could overflow")
                .local(max, largest);
        List<String> terms = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String e = names.of("e", layer, unit);
            terms.add(e);
            CodeBlock exp = CodeBlock.of("$T.exp($L - $L)", Math.class, names.of("net", layer, unit), max);
            source.local(e, precision == Precision.FLOAT ? CodeBlock.of("(float) $L", exp) : exp);
        }
        source.local(Names.of("sum", layer), sum(terms));
        for (int unit = 0; unit < layer.units(); unit++) {
            String out = names.of("out", layer, unit);
            source.comment(out + " = " + activation.value().comment(variables(layer, unit)))
                    .local(out, activation.value().code(precision, variables(layer, unit)));
        }
    }

    /** Reads the targets. */
    void targets() {
        load(all("target", plan.outputLayer()), "target", "targetAt");
    }

    /** The error of the example, in {@code E}. */
    void error() {
        LayerPlan layer = plan.outputLayer();
        LossTerms loss = terms();
        source.blank().comment("error");
        List<String> terms = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String e = names.of("E", layer, unit);
            terms.add(e);
            source.comment(e + " = " + loss.error().comment(variables(layer, unit)))
                    .error(e, loss.error().code(Precision.DOUBLE, variables(layer, unit)));
        }
        boolean divided = loss.mean() && layer.units() > 1;
        source.error("E", divided ? CodeBlock.of("($L) / $L", sum(terms), layer.units()) : sum(terms));
    }

    /** The deltas of the output layer. */
    void outputDeltas() {
        LayerPlan layer = plan.outputLayer();
        LossTerms loss = terms();
        source.blank().comment("deltas of " + layer.name() + ": delta = dE/dnet");
        if (loss.use("targets")) {
            source.local(Names.of("targets", layer), sum(all("target", layer)));
        }
        boolean divided = loss.mean() && layer.units() > 1;
        String mean = divided ? " / " + layer.units() : "";
        if (loss.fused()) {
            for (int unit = 0; unit < layer.units(); unit++) {
                Map<String, String> variables = variables(layer, unit);
                String delta = names.of("delta", layer, unit);
                String factor = divided
                        ? loss.derivative().commentFactor(variables)
                        : loss.derivative().comment(variables);
                CodeBlock code = divided
                        ? loss.derivative().factor(precision, variables)
                        : loss.derivative().code(precision, variables);
                source.comment(delta + " = dE/d" + names.of("net", layer, unit) + " = " + factor + mean)
                        .local(delta, CodeBlock.of("$L$L", code, mean));
            }
            return;
        }
        List<CodeBlock> slopes = new ArrayList<>();
        List<String> onPaper = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            Map<String, String> variables = variables(layer, unit);
            slopes.add(CodeBlock.of("$L$L", loss.derivative().factor(precision, variables), mean));
            onPaper.add(loss.derivative().commentFactor(variables) + mean);
        }
        deltas(layer, slopes, onPaper);
    }

    /** The deltas of a hidden layer, from those of the layer behind it. */
    void hiddenDeltas(LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        source.blank().comment("deltas of " + layer.name() + ", through the weights of " + next.name());
        List<CodeBlock> slopes = new ArrayList<>();
        List<String> onPaper = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            List<String> terms = new ArrayList<>();
            List<String> paperTerms = new ArrayList<>();
            for (int to = 0; to < next.units(); to++) {
                String delta = names.of("delta", next, to);
                terms.add(delta + " * p[" + places.weight(next, to, unit) + "]");
                paperTerms.add(delta + "·" + names.weight(next, to, unit));
            }
            slopes.add(CodeBlock.of("($L)", sum(terms)));
            onPaper.add("(" + abridged(paperTerms) + ")");
        }
        deltas(layer, slopes, onPaper);
    }

    /** dE/dnet of all units from their dE/dout. */
    private void deltas(LayerPlan layer, List<CodeBlock> dEdOut, List<String> onPaper) {
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            for (int unit = 0; unit < layer.units(); unit++) {
                Map<String, String> variables = variables(layer, unit);
                String delta = names.of("delta", layer, unit);
                boolean one = activation.slope().isOne();
                String slope = one ? "" : " · " + activation.slope().commentFactor(variables);
                CodeBlock product = one
                        ? dEdOut.get(unit)
                        : CodeBlock.of(
                                "$L$W* $L", dEdOut.get(unit), activation.slope().factor(precision, variables));
                source.comment(delta + " = " + onPaper.get(unit) + slope).local(delta, product);
            }
            return;
        }
        LayerwiseActivation activation = (LayerwiseActivation) ActivationRules.of(layer.activation());
        List<CodeBlock> mix = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            String slope = names.of("dE_dout", layer, unit);
            source.comment(slope + " = " + onPaper.get(unit)).local(slope, dEdOut.get(unit));
            mix.add(activation.mixTerm().code(precision, variables(layer, unit)));
        }
        source.local(Names.of("mix", layer), CodeBlock.join(mix, "$W+ "));
        for (int unit = 0; unit < layer.units(); unit++) {
            String delta = names.of("delta", layer, unit);
            source.comment(delta + " = " + activation.delta().comment(variables(layer, unit)))
                    .local(delta, activation.delta().code(precision, variables(layer, unit)));
        }
    }

    /** Adds dE/dw and dE/db of a layer to {@code gradient}. */
    void gradient(LayerPlan layer) {
        source.blank().comment("gradient of " + layer.name() + ": dE/dw = delta · input, dE/db = delta");
        change(layer, "gradient", "+=", "", "dE/d");
    }

    /** Steps the weights and biases of a layer against the gradient. */
    void update(LayerPlan layer) {
        source.blank().comment("update of " + layer.name() + ": w = w - rate · delta · input, b = b - rate · delta");
        change(layer, "p", "-=", "rate * ", "");
    }

    private void change(LayerPlan layer, String array, String operator, String factor, String note) {
        for (int unit = 0; unit < layer.units(); unit++) {
            String delta = names.of("delta", layer, unit);
            for (int input = 0; input < layer.inputs(); input++) {
                source.noted(
                        CodeBlock.of(
                                "$L[$L] $L $L$L * $L",
                                array,
                                places.weight(layer, unit, input),
                                operator,
                                factor,
                                delta,
                                names.source(layer, input)),
                        note + names.weight(layer, unit, input));
            }
            if (layer.trainableBias() && layer.bias() == Bias.PER_UNIT) {
                source.noted(
                        CodeBlock.of("$L[$L] $L $L$L", array, places.bias(layer, unit), operator, factor, delta),
                        note + names.bias(layer, unit));
            }
        }
        if (layer.trainableBias() && layer.bias() == Bias.SHARED) {
            CodeBlock sum = sum(all("delta", layer));
            CodeBlock change = factor.isEmpty() || layer.units() == 1 ? sum : CodeBlock.of("($L)", sum);
            source.noted(
                    CodeBlock.of("$L[$L] $L $L$L", array, places.bias(layer, 0), operator, factor, change),
                    note + names.bias(layer, 0));
        }
    }

    /** The names of a value of all units of a layer. */
    List<String> all(String value, LayerPlan layer) {
        List<String> all = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            all.add(names.of(value, layer, unit));
        }
        return all;
    }

    /** The names of what a layer reads. */
    List<String> sources(LayerPlan layer) {
        List<String> all = new ArrayList<>();
        for (int input = 0; input < layer.inputs(); input++) {
            all.add(names.source(layer, input));
        }
        return all;
    }

    private LossTerms terms() {
        return LossRules.of(plan.loss()).terms(plan.outputLayer().activation());
    }

    private Map<String, String> variables(LayerPlan layer, int unit) {
        Map<String, String> variables = new TreeMap<>();
        for (String value : List.of("net", "out", "target", "e", "dE_dout")) {
            variables.put(value, names.of(value, layer, unit));
        }
        for (String value : List.of("max", "sum", "mix", "targets")) {
            variables.put(value, Names.of(value, layer));
        }
        return variables;
    }

    private static String abridged(List<String> terms) {
        if (terms.size() <= LONGEST_COMMENT) {
            return String.join(" + ", terms);
        }
        return String.join(" + ", terms.subList(0, 2)) + " + … + " + terms.get(terms.size() - 1);
    }

    private static CodeBlock sum(List<String> terms) {
        return CodeBlock.join(
                terms.stream().map(term -> CodeBlock.of("$L", term)).toList(), "$W+ ");
    }
}
