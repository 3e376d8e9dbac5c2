package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * The gradient of one layer in the Vector API variant: products of inputs and deltas, summed over the examples in registers
 * and added, times a factor, to a gradient or, as a step, to the parameters themselves.
 */
final class VectorProducts {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;

    VectorProducts(NetworkPlan plan) {
        this.methods = new VectorMethods(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        Source source = methods.sourceOnInputs(layer);
        if (types.fills(layer)) {
            inTiles(source, layer);
        } else {
            narrow(source, layer);
        }
        if (layer.trainableBias()) {
            biases(source, layer);
        }
        type.addMethod(methods.onInputs(
                        "accumulate",
                        layer,
                        "Adds factor times dE/dparameter of " + layer.name() + ", summed over n examples.")
                .addParameter(methods.array(), "to")
                .addParameter(methods.number(), "factor")
                .addCode(source.build())
                .build());
        if (types.fills(layer)) {
            for (int rows : new int[] {4, 1}) {
                if (rows == 4 ? layer.inputs() >= 4 : layer.inputs() % 4 > 0) {
                    type.addMethod(tile(name(layer, rows, 2), layer, rows, 2, false));
                    type.addMethod(tile(name(layer, rows, 1), layer, rows, 1, false));
                    type.addMethod(tile(overlapping(layer, rows), layer, rows, 1, true));
                }
            }
        }
    }

    private static void inTiles(Source source, LayerPlan layer) {
        int units = layer.units();
        source.statement("int j = 0").begin("for (; j <= $L - 2 * L; j += 2 * L)", units);
        panel(source, layer, "j", 2, name(layer, 4, 2), name(layer, 1, 2));
        source.end().begin("for (; j <= $L - L; j += L)", units);
        panel(source, layer, "j", 1, name(layer, 4, 1), name(layer, 1, 1));
        source.end().begin("if (j < $L)", units).statement("int last = $L - L", units);
        panel(source, layer, "last", 1, overlapping(layer, 4), overlapping(layer, 1));
        source.end();
    }

    private static void panel(Source source, LayerPlan layer, String at, int vectors, String four, String one) {
        int fours = layer.inputs() / 4 * 4;
        String arguments =
                "(in, inAt + i, n, to, %s + i * %d + %s, factor)".formatted(Names.weightsAt(layer), layer.units(), at);
        source.statement("pack$L($L, $L, $L, n)", vectors, Names.of("deltas", layer), at, layer.units());
        if (fours > 0) {
            source.begin("for (int i = 0; i < $L; i += 4)", fours)
                    .statement("$L$L", four, arguments)
                    .end();
        }
        if (fours < layer.inputs()) {
            source.begin("for (int i = $L; i < $L; i++)", fours, layer.inputs())
                    .statement("$L$L", one, arguments)
                    .end();
        }
    }

    private MethodSpec tile(String name, LayerPlan layer, int rows, int vectors, boolean overlapping) {
        Source source = methods.source().statement("$T delta = panel", methods.array());
        tiles.products(source, layer, rows, vectors, overlapping);
        return methods.tile(name)
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "to")
                .addParameter(TypeName.INT, "w")
                .addParameter(methods.number(), "factor")
                .addCode(source.build())
                .build();
    }

    private static String name(LayerPlan layer, int rows, int vectors) {
        return VectorMethods.tileName("products", layer, rows, vectors);
    }

    private static String overlapping(LayerPlan layer, int rows) {
        return VectorMethods.tileName("overlapping", layer, rows, 1);
    }

    /** A layer of fewer units than a vector has lanes. */
    private void narrow(Source source, LayerPlan layer) {
        source.loop("i", layer.inputs())
                .loop("j", layer.units())
                .statement("$T sum = 0", methods.number())
                .begin("for (int e = 0; e < n; e++)")
                .statement(
                        "sum += in[inAt + e * $L + i] * $L[e * $L + j]",
                        layer.inputs(),
                        Names.of("deltas", layer),
                        layer.units())
                .end()
                .statement("to[$L + i * $L + j] += factor * sum", Names.weightsAt(layer), layer.units())
                .end()
                .end();
    }

    private void biases(Source source, LayerPlan layer) {
        String deltas = Names.of("deltas", layer);
        if (layer.bias() == Bias.SHARED) {
            source.statement("$T shared = 0", methods.number())
                    .begin("for (int k = 0; k < n * $L; k++)", layer.units())
                    .statement("shared += $L[k]", deltas)
                    .end()
                    .statement("to[$L] += factor * shared", Names.biasesAt(layer));
            return;
        }
        source.loop("u", layer.units())
                .statement("$T sum = 0", methods.number())
                .begin("for (int e = 0; e < n; e++)")
                .statement("sum += $L[e * $L + u]", deltas, layer.units())
                .end()
                .statement("to[$L + u] += factor * sum", Names.biasesAt(layer))
                .end();
    }
}
