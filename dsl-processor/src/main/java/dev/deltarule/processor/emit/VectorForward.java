package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Map;

/**
 * The forward pass of one layer in the Vector API variant.
 *
 * <p>It goes through the layer panel by panel, two vectors of units wide. A panel of the weights is copied together once and
 * then meets all examples: in place its rows lie a whole layer apart, where they push each other out of the cache. What is
 * left over at the end of the units is computed by a last vector that overlaps the one before.
 */
final class VectorForward {
    /** Fewer examples do not pay for the copy of a panel. */
    private static final int WORTH_PACKING = 8;

    private final NetworkPlan plan;
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;

    VectorForward(NetworkPlan plan) {
        this.plan = plan;
        this.methods = new VectorMethods(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, true);
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        Source source = methods.sourceOnInputs(layer);
        if (types.fills(layer)) {
            source.statement("$T p = parameters", methods.array());
            inTiles(source, layer);
        } else {
            narrow(source, layer);
        }
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            activate(source, layer, activation);
        } else {
            source.begin("for (int e = 0; e < n; e++)")
                    .statement("$L(e, e * $L)", Names.of("normalise", layer), layer.units())
                    .end();
        }
        type.addMethod(
                methods.onInputs("forward", layer, "Computes the outputs of " + layer.name() + " for n examples.")
                        .addCode(source.build())
                        .build());
        if (types.fills(layer)) {
            for (int[] tile : new int[][] {{4, 2}, {1, 2}, {4, 1}, {1, 1}, {1, 4}}) {
                type.addMethod(tile(layer, tile[0], tile[1]));
            }
        }
        if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation) {
            Source body = methods.source().statement("$T net = $L", methods.array(), examples.netArray(layer));
            examples.normalise(body, layer, activation);
            type.addMethod(methods.onExample("normalise", layer, "Turns the net inputs of example e into its outputs.")
                    .addCode(body.build())
                    .build());
        }
    }

    private void activate(Source source, LayerPlan layer, UnitwiseActivation activation) {
        String net = examples.netArray(layer);
        String outs = Names.of("outs", layer);
        if (activation.value().toString().equals("net") && net.equals(outs)) {
            return;
        }
        source.comment("out = " + activation.value().comment(Map.of()))
                .begin("for (int k = 0; k < n * $L; k++)", layer.units())
                .statement("$L[k] = $L", outs, activation.value().code(plan.precision(), Map.of("net", net + "[k]")))
                .end();
    }

    private void inTiles(Source source, LayerPlan layer) {
        int units = layer.units();
        String weights = Names.weightsAt(layer);
        source.statement("int j = 0");
        source.begin("if (n == 1)")
                .begin("for (; j <= $L - 4 * L; j += 4 * L)", units)
                .statement("$L(in, inAt, 0, j, p, $L + j, $L)", name(layer, 1, 4), weights, units)
                .end()
                .end();
        source.begin("for (; j <= $L - 2 * L; j += 2 * L)", units);
        panel(source, layer, 2, "j");
        source.end()
                .begin("for (; j < $L; j += L)", units)
                .statement("int last = $T.min(j, $L - L)", Math.class, units);
        panel(source, layer, 1, "last");
        source.end();
    }

    private void panel(Source source, LayerPlan layer, int vectors, String at) {
        String width = vectors == 1 ? "L" : vectors + " * L";
        source.statement("boolean packed = n >= $L", WORTH_PACKING)
                .begin("if (packed)")
                .statement(
                        "pack$L(p, $L + $L, $L, $L)",
                        vectors,
                        Names.weightsAt(layer),
                        at,
                        layer.units(),
                        layer.inputs())
                .end()
                .statement("$T weights = packed ? panel : p", methods.array())
                .statement("int w = packed ? 0 : $L + $L", Names.weightsAt(layer), at)
                .statement("int step = packed ? $L : $L", width, layer.units());
        String arguments =
                "(in, inAt + e * %d, e * %d, %s, weights, w, step)".formatted(layer.inputs(), layer.units(), at);
        source.statement("int e = 0")
                .begin("for (; e <= n - 4; e += 4)")
                .statement("$L$L", name(layer, 4, vectors), arguments)
                .end()
                .begin("for (; e < n; e++)")
                .statement("$L$L", name(layer, 1, vectors), arguments)
                .end();
    }

    private MethodSpec tile(LayerPlan layer, int rows, int vectors) {
        Source source = methods.source().statement("$T net = $L", methods.array(), examples.netArray(layer));
        if (layer.biases() > 0) {
            source.statement("$T p = parameters", methods.array());
        }
        tiles.forward(source, layer, rows, vectors);
        return methods.tile(name(layer, rows, vectors))
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "o")
                .addParameter(TypeName.INT, "j")
                .addParameter(methods.array(), "weights")
                .addParameter(TypeName.INT, "w")
                .addParameter(TypeName.INT, "step")
                .addCode(source.build())
                .build();
    }

    private static String name(LayerPlan layer, int rows, int vectors) {
        return VectorMethods.tileName("forward", layer, rows, vectors);
    }

    /** A layer of fewer units than a vector has lanes. */
    private void narrow(Source source, LayerPlan layer) {
        String bias = layer.bias() == Bias.NONE
                ? "0"
                : "p[" + Names.biasesAt(layer) + (layer.bias() == Bias.SHARED ? "]" : " + j]");
        source.statement("$T p = parameters", methods.array())
                .begin("for (int e = 0; e < n; e++)")
                .loop("j", layer.units())
                .statement("$T sum = $L", methods.number(), bias)
                .loop("i", layer.inputs())
                .statement(
                        "sum += in[inAt + e * $L + i] * p[$L + i * $L + j]",
                        layer.inputs(),
                        Names.weightsAt(layer),
                        layer.units())
                .end()
                .statement("$L[e * $L + j] = sum", examples.netArray(layer), layer.units())
                .end()
                .end();
    }
}
