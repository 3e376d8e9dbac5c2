package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The forward pass of one example in the Vector API variant of a small network: layer by layer in vectors of units, then the
 * activation of the output layer number by number.
 */
final class VectorOne {
    /** The most units of a softmax written out. */
    private static final int FEW = 8;

    private final NetworkPlan plan;
    private final Names names;
    private final AcrossPlan across;
    private final VectorTypes types;

    VectorOne(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.types = new VectorTypes(plan.precision());
    }

    /** Whether vectors pay: in float, if some hidden layer fills the longest, and none needs exponentials, which are long. */
    boolean isWorth() {
        return plan.precision() == Precision.FLOAT
                && plan.layers().stream()
                        .anyMatch(layer -> !plan.isOutput(layer) && layer.units() >= VectorTypes.MOST_LANES)
                && plan.layers().stream().allMatch(layer -> plan.isOutput(layer) || isSimple(layer));
    }

    private boolean isSimple(LayerPlan layer) {
        return ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation
                && activation.value().functions() == 0
                && VectorFormula.of(activation.value().toString(), types, across.source())
                        .isPresent();
    }

    /**
     * Adds the pass.
     *
     * @param straight the same pass without vectors, which a softmax takes whose exponentials need not fit into a float
     */
    void addTo(TypeSpec.Builder type, MethodSpec straight) {
        type.addField(VectorConstants.number("GAP", "$L", VectorTypes.MOST_LANES).toBuilder()
                .addJavadoc(
                        "What lies before the values of one example: the first lanes of a vector that ends with them.")
                .build());
        for (LayerPlan layer : plan.layers()) {
            if (isStored(layer)) {
                type.addField(across.scratch(values(layer), "GAP + " + (layer.units() + VectorTypes.MOST_LANES)));
            }
        }
        type.addMethod(forward());
        if (isQuickSoftmax()) {
            type.addMethod(straight.toBuilder().setName(straight()).build());
        }
    }

    private String straight() {
        return names.method("forwardStraight");
    }

    /** Whether the outputs are a softmax of so few units that they are computed with no largest one subtracted. */
    private boolean isQuickSoftmax() {
        LayerPlan output = plan.outputLayer();
        return output.units() <= FEW
                && ActivationRules.of(output.activation()) instanceof LayerwiseActivation activation
                && activation.keepsExponentials();
    }

    private static String values(LayerPlan layer) {
        return Names.of("one", layer);
    }

    /** Whether the values of a layer lie in an array for a while; the outputs are taken out of a narrow vector. */
    private boolean isStored(LayerPlan layer) {
        return !plan.isOutput(layer) || !VectorOneLayer.isNarrow(layer);
    }

    private MethodSpec forward() {
        Source source = across.source().statement("$T p = parameters", across.array());
        UnitStatements units = new UnitStatements(plan, names, new NoPlaces(), source);
        for (LayerPlan layer : plan.layers()) {
            source.blank().comment(UnitForward.title(layer));
            VectorOneLayer vectors = new VectorOneLayer(plan, names, layer, inputs(layer), source);
            if (!isStored(layer)) {
                vectors.narrow();
            } else {
                String at = vectors.begin();
                source.statement("$L.intoArray($L, GAP + $L)", value(source, layer), values(layer), at)
                        .end();
            }
        }
        LayerPlan output = plan.outputLayer();
        if (isStored(output)) {
            units.load(units.all("net", output), values(output), "GAP");
        } else {
            takeOut(source, output);
        }
        if (isQuickSoftmax()) {
            softmax(source, units);
        } else {
            units.forward().outputs(output);
        }
        source.blank();
        units.store(units.all("out", output), "out", "outAt");
        return new PassMethods(plan, names).forward(source.build());
    }

    private String inputs(LayerPlan layer) {
        return layer.index() == 0 ? "in[inAt" : values(plan.layers().get(layer.index() - 1)) + "[GAP";
    }

    /** What of a layer is stored: the outputs of hidden units, the net inputs of the last. */
    private CodeBlock value(Source source, LayerPlan layer) {
        if (plan.isOutput(layer)) {
            return CodeBlock.of("net");
        }
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
        source.comment("out = " + activation.value().comment(Map.of()));
        return VectorFormula.of(activation.value().toString(), types, source).orElseThrow();
    }

    private void takeOut(Source source, LayerPlan layer) {
        for (int unit = 0; unit < layer.units(); unit++) {
            source.local(names.of("net", layer, unit), CodeBlock.of("net.lane(L - $L)", layer.units() - unit));
        }
    }

    private void softmax(Source source, UnitStatements units) {
        LayerPlan output = plan.outputLayer();
        List<String> nets = units.all("net", output);
        String moderate =
                nets.stream().map(net -> "$1T.isModerate(" + net + ")").collect(Collectors.joining(" && "));
        source.comment("a float holds these exponentials; else the largest net input must be subtracted first")
                .begin("if (!($L))", CodeBlock.of(moderate, RuntimeTypes.EXP))
                .statement("$L(in, inAt, out, outAt)", straight())
                .statement("return")
                .end();
        List<String> exponentials = units.all("e", output);
        for (int unit = 0; unit < output.units(); unit++) {
            source.local(exponentials.get(unit), CodeBlock.of("$T.moderate($L)", RuntimeTypes.EXP, nets.get(unit)));
        }
        source.comment("out = e / sum").local("share", CodeBlock.of("1 / ($L)", String.join(" + ", exponentials)));
        for (int unit = 0; unit < output.units(); unit++) {
            source.local(names.of("out", output, unit), CodeBlock.of("$L * share", exponentials.get(unit)));
        }
    }

    /** No parameter is named: sums are loops. */
    private static final class NoPlaces implements UnitStatements.Places {
        @Override
        public String weight(LayerPlan layer, int unit, int input) {
            throw new IllegalStateException("Net inputs are sums of vectors.");
        }

        @Override
        public String bias(LayerPlan layer, int unit) {
            throw new IllegalStateException("Net inputs are sums of vectors.");
        }
    }
}
