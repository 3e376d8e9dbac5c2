package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A large layer as loops with literal bounds.
 *
 * <p>The weights of one input are copied to {@code row} before they are used and back when they change: the JIT vectorises a
 * loop over arrays that share one index, but not one whose arrays have different offsets. An input of 0 takes no part in a
 * sum, so its weights are skipped; images and rectified outputs have many.
 */
final class LoopBodies implements LayerBodies {
    private final NetworkPlan plan;
    private final Stored stored;
    private final Precision precision;
    private final String number;
    private final boolean block;
    private final String offset;

    LoopBodies(NetworkPlan plan) {
        this(plan, false);
    }

    /**
     * Bodies for one example, or for one of a block.
     *
     * @param block whether the arrays of a layer hold a block of examples, of which number {@code e} begins at {@code o}
     */
    LoopBodies(NetworkPlan plan, boolean block) {
        this.block = block;
        this.offset = block ? "o + " : "";
        this.plan = plan;
        this.stored = new Stored(plan);
        this.precision = plan.precision();
        this.number = precision.keyword();
    }

    @Override
    public CodeBlock forward(LayerPlan layer) {
        Source source = new Source(precision);
        String net = netArray(layer);
        int units = layer.units();
        source.statement("$L[] p = parameters", number).statement("$L[] net = $L", number, net);
        source.comment("net = Σ w · input" + (layer.bias() == Bias.NONE ? "" : " + b"));
        startWithBiases(source, layer);
        eachInput(source, layer);
        source.statement("$T.arraycopy(p, $L, row, 0, $L)", System.class, rowAt(layer), units)
                .loop("j", units)
                .statement("net[j] += x * row[j]")
                .end();
        endEachInput(source);
        if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation) {
            normalise(source, layer, activation);
        } else {
            UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
            CodeBlock value = activation.value().code(precision, Map.of("net", "net[j]"));
            String outs = Names.of("outs", layer);
            if (!(net.equals(outs) && value.toString().equals("net[j]"))) {
                source.comment("out = " + activation.value().comment(Map.of()))
                        .loop("j", units)
                        .statement("$L[j] = $L", outs, value)
                        .end();
            }
        }
        return source.build();
    }

    /** Net inputs are turned into outputs in place, unless they are needed afterwards. */
    String netArray(LayerPlan layer) {
        return Names.of(stored.nets(layer) ? "nets" : "outs", layer);
    }

    private static void startWithBiases(Source source, LayerPlan layer) {
        switch (layer.bias()) {
            case PER_UNIT ->
                source.statement("$T.arraycopy(p, $L, net, 0, $L)", System.class, Names.biasesAt(layer), layer.units());
            case SHARED -> source.statement("$T.fill(net, p[$L])", Arrays.class, Names.biasesAt(layer));
            case NONE -> source.statement("$T.fill(net, 0)", Arrays.class);
        }
    }

    /** Opens a loop over the inputs {@code i} of a layer that are not 0, with their value in {@code x}. */
    private void eachInput(Source source, LayerPlan layer) {
        String input = layer.index() == 0 ? "in[inAt + i]" : Names.of("outs", before(layer)) + "[i]";
        source.loop("i", layer.inputs()).statement("$L x = $L", number, input).begin("if (x != 0)");
    }

    private static void endEachInput(Source source) {
        source.end().end();
    }

    private static String rowAt(LayerPlan layer) {
        return Names.weightsAt(layer) + " + i * " + layer.units();
    }

    void normalise(Source source, LayerPlan layer, LayerwiseActivation activation) {
        int units = layer.units();
        String out = Names.of("outs", layer) + "[" + offset + "j]";
        boolean keepsExponentials = activation.value().uses("e");
        source.comment("the largest net input is subtracted: without it the exponentials could overflow")
                .statement("$L max = net[$L]", number, block ? "o" : "0")
                .loop("j", units)
                .statement("max = $T.max(max, net[$Lj])", Math.class, offset)
                .end()
                .statement("$L sum = 0", number)
                .loop("j", units)
                .statement(
                        "$L$L$T.exp(net[$Lj] - max)",
                        keepsExponentials ? out + " = " : "sum += ",
                        precision == Precision.FLOAT ? "(float) " : "",
                        Math.class,
                        offset);
        if (keepsExponentials) {
            source.statement("sum += $L", out);
        }
        source.end()
                .comment("out = " + activation.value().comment(Map.of()))
                .loop("j", units)
                .statement(
                        "$L = $L",
                        out,
                        activation
                                .value()
                                .code(
                                        precision,
                                        Map.of("net", "net[" + offset + "j]", "e", out, "max", "max", "sum", "sum")))
                .end();
        for (String value : new String[] {"max", "sum"}) {
            if (stored.ofLayer(layer, value)) {
                source.statement("$L = $L", ofLayer(value, layer), value);
            }
        }
    }

    @Override
    public CodeBlock error(LayerPlan layer) {
        LossTerms loss = stored.loss();
        return new Source(precision)
                .statement("double E = 0")
                .comment("E is the " + (loss.mean() ? "mean" : "sum") + " of "
                        + loss.error().comment(Map.of()))
                .loop("j", layer.units())
                .statement("E += $L", loss.error().code(Precision.DOUBLE, variables(layer, "j")))
                .end()
                .statement(loss.mean() && layer.units() > 1 ? "return E / " + layer.units() : "return E")
                .build();
    }

    @Override
    public CodeBlock outputDeltas(LayerPlan layer) {
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
        String deltas = Names.of("deltas", layer) + "[" + offset + "j]";
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
        String delta = Names.of("deltas", layer) + "[" + offset + index + "]";
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

    @Override
    public CodeBlock hiddenDeltas(LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = new Source(precision);
        String deltas = Names.of("deltas", layer) + "[i]";
        source.statement("$L[] p = parameters", number)
                .statement("$L[] delta = $L", number, Names.of("deltas", next))
                .comment("dE/dout = Σ delta · w over the units of " + next.name())
                .loop("i", layer.units())
                .statement("int w = $L + i * $L", Names.weightsAt(next), next.units());
        CodeBlock sum = dotProduct(source, next.units());
        source.statement("$L = $L", deltas, sum).end();
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation
                && activation.slope().isOne()) {
            return source.build();
        }
        finishDeltas(source, layer, "i", CodeBlock.of("$L", deltas));
        return source.build();
    }

    /** Four sums side by side, because each addition of one sum has to wait for the one before. */
    private CodeBlock dotProduct(Source source, int units) {
        int fours = units / 4 * 4;
        if (fours < 8) {
            source.statement("$L sum = 0", number)
                    .loop("j", units)
                    .statement("sum += delta[j] * p[w + j]")
                    .end();
            return CodeBlock.of("sum");
        }
        source.statement("$L s0 = 0, s1 = 0, s2 = 0, s3 = 0", number)
                .begin("for (int j = 0; j < $L; j += 4)", fours)
                .statement("s0 += delta[j] * p[w + j]");
        for (int k = 1; k < 4; k++) {
            source.statement("s$1L += delta[j + $1L] * p[w + j + $1L]", k);
        }
        source.end();
        for (int j = fours; j < units; j++) {
            source.statement("s$L += delta[$L] * p[w + $L]", j - fours, j, j);
        }
        return CodeBlock.of("s0 + s1 + (s2 + s3)");
    }

    @Override
    public CodeBlock gradient(LayerPlan layer) {
        Source source = new Source(precision);
        source.statement("$L[] delta = $L", number, Names.of("deltas", layer))
                .comment("dE/dw = delta · input, dE/db = delta");
        change(source, layer, "gradient", "+=", "");
        return source.build();
    }

    @Override
    public CodeBlock update(LayerPlan layer) {
        Source source = new Source(precision);
        source.statement("$L[] p = parameters", number)
                .statement("$L[] delta = $L", number, Names.of("deltas", layer))
                .comment("w = w - rate · delta · input, b = b - rate · delta");
        change(source, layer, "p", "-=", "rate * ");
        return source.build();
    }

    private void change(Source source, LayerPlan layer, String array, String operator, String factor) {
        int units = layer.units();
        eachInput(source, layer);
        if (!factor.isEmpty()) {
            source.statement("$L step = $Lx", number, factor);
        }
        source.statement("int w = $L", rowAt(layer))
                .statement("$T.arraycopy($L, w, row, 0, $L)", System.class, array, units)
                .loop("j", units)
                .statement("row[j] $L $L * delta[j]", operator, factor.isEmpty() ? "x" : "step")
                .end()
                .statement("$T.arraycopy(row, 0, $L, w, $L)", System.class, array, units);
        endEachInput(source);
        if (!layer.trainableBias()) {
            return;
        }
        String bias = Names.biasesAt(layer);
        switch (layer.bias()) {
            case PER_UNIT ->
                source.loop("j", units)
                        .statement("$L[$L + j] $L $Ldelta[j]", array, bias, operator, factor)
                        .end();
            case SHARED ->
                source.statement("$L sum = 0", number)
                        .loop("j", units)
                        .statement("sum += delta[j]")
                        .end()
                        .statement("$L[$L] $L $Lsum", array, bias, operator, factor);
            case NONE -> throw new IllegalStateException("A layer without biases has none to train.");
        }
    }

    private LayerPlan before(LayerPlan layer) {
        return plan.layers().get(layer.index() - 1);
    }

    /** A value of a whole softmax layer: a field, or one of an array of them. */
    private String ofLayer(String value, LayerPlan layer) {
        return block ? Names.of(value + "s", layer) + "[e]" : Names.of(value, layer);
    }

    private Map<String, String> variables(LayerPlan layer, String index) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("net", Names.of("nets", layer) + "[" + offset + index + "]");
        variables.put("out", Names.of("outs", layer) + "[" + offset + index + "]");
        variables.put("target", "target[targetAt + " + index + "]");
        variables.put("max", ofLayer("max", layer));
        variables.put("sum", ofLayer("sum", layer));
        variables.put("targets", Names.of("targets", layer));
        return variables;
    }
}
