package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Arrays;
import java.util.Map;

/**
 * A large layer as loops with literal bounds.
 *
 * <p>The weights of one input are copied to {@code row} before they are used and back when they change: the JIT vectorises a
 * loop over arrays that share one index, but not one whose arrays have different offsets. An input of 0 takes no part in a
 * sum, so its weights are skipped; images and rectified outputs have many.
 */
final class LoopBodies implements LayerBodies {
    private final NetworkPlan plan;
    private final ExampleCode examples;
    private final Precision precision;
    private final String number;

    LoopBodies(NetworkPlan plan) {
        this.plan = plan;
        this.examples = new ExampleCode(plan, Layout.ALONE);
        this.precision = plan.precision();
        this.number = precision.keyword();
    }

    @Override
    public CodeBlock forward(LayerPlan layer) {
        Source source = new Source(precision);
        String net = examples.netArray(layer);
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
            examples.normalise(source, layer, activation);
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

    @Override
    public CodeBlock error(LayerPlan layer) {
        return examples.error(layer);
    }

    @Override
    public CodeBlock outputDeltas(LayerPlan layer) {
        return examples.outputDeltas(layer);
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
        String keep = layer.drops() ? Names.of("keeps", layer) + "[i] * " : "";
        source.statement(layer.drops() ? "$L = $L($L)" : "$L = $L$L", deltas, keep, sum)
                .end();
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation
                && activation.slope().isOne()) {
            return source.build();
        }
        examples.finishDeltas(source, layer, "i", CodeBlock.of("$L", deltas));
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
        int units = layer.units();
        String input = layer.index() == 0
                ? "in[inAt + e * " + layer.inputs() + " + i]"
                : Names.of("outs", before(layer)) + "[e][i]";
        Source source = new Source(precision)
                .comment("dE/dw = Σ delta · input over the examples")
                .begin("for (int i = first; i < end; i++)")
                .statement("int w = $L", rowAt(layer))
                .statement("$T.arraycopy(gradient, w, row, 0, $L)", System.class, units)
                .begin("for (int e = 0; e < n; e++)")
                .statement("$L x = $L", number, input)
                .begin("if (x != 0)")
                .statement("$L[] delta = $L[e]", number, Names.of("deltas", layer))
                .loop("j", units)
                .statement("row[j] += x * delta[j]")
                .end()
                .end()
                .end()
                .statement("$T.arraycopy(row, 0, gradient, w, $L)", System.class, units)
                .end();
        if (layer.trainableBias()) {
            source.comment("dE/db = Σ delta over the examples, with the last inputs")
                    .begin("for (int e = 0; e < n && end == $L; e++)", layer.inputs())
                    .statement("$L[] delta = $L[e]", number, Names.of("deltas", layer));
            changeBiases(source, layer, "gradient", "+=", "");
            source.end();
        }
        return source.build();
    }

    @Override
    public CodeBlock update(LayerPlan layer) {
        Source source = new Source(precision);
        source.statement("$L[] p = parameters", number)
                .statement("$L[] delta = $L", number, Names.of("deltas", layer))
                .comment("w = w - rate · delta · input, b = b - rate · delta");
        int units = layer.units();
        eachInput(source, layer);
        source.statement("$L step = rate * x", number)
                .statement("int w = $L", rowAt(layer))
                .statement("$T.arraycopy(p, w, row, 0, $L)", System.class, units)
                .loop("j", units)
                .statement("row[j] -= step * delta[j]")
                .end()
                .statement("$T.arraycopy(row, 0, p, w, $L)", System.class, units);
        endEachInput(source);
        if (layer.trainableBias()) {
            changeBiases(source, layer, "p", "-=", "rate * ");
        }
        return source.build();
    }

    private void changeBiases(Source source, LayerPlan layer, String array, String operator, String factor) {
        int units = layer.units();
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
}
