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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The forward pass of one example in the Vector API variant of a small network: vectors of units, each a sum over the inputs,
 * then the activation of the output layer number by number.
 *
 * <p>The last vector of a layer ends with its last unit, also where the layer has fewer units than a vector has lanes: the
 * first lanes then compute something that nobody reads. So values lie behind a gap as long as the longest vector.
 */
final class VectorOne {
    /** Lanes of the longest vectors of floats. */
    private static final int MOST_LANES = 16;

    /** The most units of a softmax written out. */
    private static final int FEW = 8;

    private final NetworkPlan plan;
    private final Names names;
    private final AcrossPlan across;
    private final VectorTypes types;
    private final VectorTiles tiles;

    VectorOne(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    /** Whether vectors pay: in float, if some hidden layer fills the longest, and none needs exponentials, which are long. */
    boolean isWorth() {
        return plan.precision() == Precision.FLOAT
                && plan.layers().stream().anyMatch(layer -> !plan.isOutput(layer) && layer.units() >= MOST_LANES)
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
     * @param straight the same pass without vectors, which a softmax takes whose exponentials need not fit into a double
     */
    void addTo(TypeSpec.Builder type, MethodSpec straight) {
        type.addField(VectorConstants.number("GAP", "$L", MOST_LANES).toBuilder()
                .addJavadoc(
                        "What lies before the values of one example: the first lanes of a vector that ends with them.")
                .build());
        for (LayerPlan layer : plan.layers()) {
            type.addField(across.scratch(values(layer), "GAP + " + (layer.units() + MOST_LANES)));
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
                && activation.value().uses("e");
    }

    private static String values(LayerPlan layer) {
        return Names.of("one", layer);
    }

    private MethodSpec forward() {
        Source source = across.source().statement("$T p = parameters", across.array());
        for (LayerPlan layer : plan.layers()) {
            source.blank().comment(UnitForward.title(layer));
            layer(source, layer);
        }
        UnitStatements units = new UnitStatements(plan, names, new NoPlaces(), source);
        LayerPlan output = plan.outputLayer();
        units.load(units.all("net", output), values(output), "GAP");
        if (isQuickSoftmax()) {
            softmax(source, units.all("net", output));
        } else {
            units.forward().outputs(output);
        }
        source.blank();
        units.store(units.all("out", output), "out", "outAt");
        return new PassMethods(plan, names).forward(source.build());
    }

    private void softmax(Source source, List<String> nets) {
        LayerPlan output = plan.outputLayer();
        String fit = nets.stream().map(net -> "Exp.isWide(" + net + ")").collect(Collectors.joining(" && "));
        source.comment("doubles hold these exponentials; otherwise the largest net input must be subtracted first")
                .begin("if (!($L))", CodeBlock.of(fit.replace("Exp.", "$1T."), RuntimeTypes.EXP))
                .statement("$L(in, inAt, out, outAt)", straight())
                .statement("return")
                .end();
        List<String> exponentials = new ArrayList<>();
        for (int unit = 0; unit < output.units(); unit++) {
            String e = names.of("e", output, unit);
            exponentials.add(e);
            source.statement("double $L = $T.wide($L)", e, RuntimeTypes.EXP, nets.get(unit));
        }
        source.comment("out = e / sum").statement("double share = 1 / ($L)", String.join(" + ", exponentials));
        for (int unit = 0; unit < output.units(); unit++) {
            source.statement("float $L = (float) ($L * share)", names.of("out", output, unit), exponentials.get(unit));
        }
    }

    private void layer(Source source, LayerPlan layer) {
        int units = layer.units();
        boolean whole = units % MOST_LANES == 0;
        source.begin("for (int j = 0; j < $L; j += L)", units);
        if (!whole) {
            CodeBlock end = CodeBlock.of("$T.min(j, $L - L)", Math.class, units);
            boolean hasRoomBefore = layer.parameters().weightsAt() + units >= MOST_LANES;
            source.statement("int at = $L", hasRoomBefore ? end : CodeBlock.of("$T.max(0, $L)", Math.class, end));
        }
        String at = whole ? "j" : "at";
        source.statement("int w = $L + $L", Names.weightsAt(layer), at)
                .statement("$T net = $L", types.vector(), bias(layer, at))
                .statement("$1T more = $1T.zero(S)", types.vector());
        int pairs = layer.inputs() / 2 * 2;
        if (pairs > 0) {
            source.begin("for (int i = 0; i < $L; i += 2)", pairs);
            multiplyAdd(source, layer, "net", "i", "w");
            multiplyAdd(source, layer, "more", "i + 1", "w + " + units);
            source.statement("w += $L", 2 * units).end();
        }
        if (layer.inputs() > pairs) {
            multiplyAdd(source, layer, "net", Integer.toString(pairs), "w");
        }
        source.statement("net = net.add(more)");
        CodeBlock value = CodeBlock.of("net");
        if (!plan.isOutput(layer)) {
            UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
            source.comment("out = " + activation.value().comment(Map.of()));
            value = VectorFormula.of(activation.value().toString(), types, source)
                    .orElseThrow();
        }
        source.statement("$L.intoArray($L, GAP + $L)", value, values(layer), at).end();
    }

    private CodeBlock bias(LayerPlan layer, String at) {
        return switch (layer.bias()) {
            case PER_UNIT -> tiles.load("p", Names.biasesAt(layer) + " + " + at);
            case SHARED -> CodeBlock.of("$T.broadcast(S, p[$L])", types.vector(), Names.biasesAt(layer));
            case NONE -> CodeBlock.of("$T.zero(S)", types.vector());
        };
    }

    private void multiplyAdd(Source source, LayerPlan layer, String sum, String input, String weight) {
        String number = layer.index() == 0
                ? "in[inAt + " + input + "]"
                : values(plan.layers().get(layer.index() - 1)) + "[GAP + " + input + "]";
        source.statement(
                "$1L = $2T.broadcast(S, $3L).fma($4L, $1L)", sum, types.vector(), number, tiles.load("p", weight));
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
