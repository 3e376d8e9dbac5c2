package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The methods of one layer in the Vector API variant.
 *
 * <p>Each pass goes through the layer panel by panel (two vectors of units), so that a panel of the weights stays in the cache
 * while all examples of the block meet it. What is left over at the end of the units is computed by a last vector that
 * overlaps the one before. One tile is one call: HotSpot compiles small loops of vector code reliably, large ones not.
 */
final class VectorLayer {
    private final NetworkPlan plan;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final LoopBodies rows;
    private final Precision precision;
    private final TypeName number;
    private final TypeName array;

    VectorLayer(NetworkPlan plan) {
        this.plan = plan;
        this.precision = plan.precision();
        this.types = new VectorTypes(precision);
        this.tiles = new VectorTiles(precision);
        this.rows = new LoopBodies(plan, true);
        this.number = RuntimeTypes.number(precision);
        this.array = ArrayTypeName.of(number);
    }

    void addForward(TypeSpec.Builder type, LayerPlan layer) {
        Source source = source();
        String net = rows.netArray(layer);
        if (layer.index() > 0) {
            source.statement("$T in = $L", array, Names.of("outs", before(layer)))
                    .statement("int inAt = 0");
        }
        if (types.fills(layer)) {
            forwardTiles(source, layer);
        } else {
            forwardNarrow(source, layer);
        }
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            String outs = Names.of("outs", layer);
            if (!(activation.value().toString().equals("net") && net.equals(outs))) {
                source.comment("out = " + activation.value().comment(Map.of()))
                        .begin("for (int k = 0; k < n * $L; k++)", layer.units())
                        .statement("$L[k] = $L", outs, activation.value().code(precision, Map.of("net", net + "[k]")))
                        .end();
            }
        } else {
            source.begin("for (int e = 0; e < n; e++)")
                    .statement("$L(e, e * $L)", Names.of("normalise", layer), layer.units())
                    .end();
        }
        type.addMethod(onInputs("forward", layer, "Computes the outputs of " + layer.name() + " for n examples.")
                .addCode(source.build())
                .build());
        if (types.fills(layer)) {
            for (int[] tile : new int[][] {{4, 2}, {1, 2}, {4, 1}, {1, 1}, {1, 4}}) {
                type.addMethod(forwardTile(layer, tile[0], tile[1]));
            }
        }
        if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation) {
            Source body = source().statement("$T net = $L", array, net);
            rows.normalise(body, layer, activation);
            type.addMethod(ofRow("normalise", layer, "Turns the net inputs of example e into its outputs.")
                    .addCode(body.build())
                    .build());
        }
    }

    private void forwardTiles(Source source, LayerPlan layer) {
        int units = layer.units();
        source.statement("int j = 0");
        source.begin("if (n == 1)")
                .begin("for (; j <= $1L - 4 * $2L; j += 4 * $2L)", units, VectorTypes.LANES)
                .statement("$L(in, inAt, 0, j)", tile("forward", layer, 1, 4))
                .end()
                .end();
        source.begin("for (; j <= $1L - 2 * $2L; j += 2 * $2L)", units, VectorTypes.LANES);
        eachExample(source, layer, 2, "j");
        source.end()
                .begin("for (; j < $L; j += $L)", units, VectorTypes.LANES)
                .statement("int last = $T.min(j, $L - $L)", Math.class, units, VectorTypes.LANES);
        eachExample(source, layer, 1, "last");
        source.end();
    }

    private void eachExample(Source source, LayerPlan layer, int vectors, String at) {
        source.statement("int e = 0")
                .begin("for (; e <= n - 4; e += 4)")
                .statement(
                        "$L(in, inAt + e * $L, e * $L, $L)",
                        tile("forward", layer, 4, vectors),
                        layer.inputs(),
                        layer.units(),
                        at)
                .end()
                .begin("for (; e < n; e++)")
                .statement(
                        "$L(in, inAt + e * $L, e * $L, $L)",
                        tile("forward", layer, 1, vectors),
                        layer.inputs(),
                        layer.units(),
                        at)
                .end();
    }

    private MethodSpec forwardTile(LayerPlan layer, int rows, int vectors) {
        Source source = source().statement("$T p = parameters", array)
                .statement("$T net = $L", array, this.rows.netArray(layer));
        tiles.forward(source, layer, rows, vectors);
        return MethodSpec.methodBuilder(tile("forward", layer, rows, vectors))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "o")
                .addParameter(TypeName.INT, "j")
                .addCode(source.build())
                .build();
    }

    /** A layer of fewer units than a vector has lanes. */
    private void forwardNarrow(Source source, LayerPlan layer) {
        String bias = layer.bias() == Bias.NONE
                ? "0"
                : "p[" + Names.biasesAt(layer) + (layer.bias() == Bias.SHARED ? "]" : " + j]");
        source.statement("$T p = parameters", array)
                .begin("for (int e = 0; e < n; e++)")
                .loop("j", layer.units())
                .statement("$T sum = $L", number, bias)
                .loop("i", layer.inputs())
                .statement(
                        "sum += in[inAt + e * $L + i] * p[$L + i * $L + j]",
                        layer.inputs(),
                        Names.weightsAt(layer),
                        layer.units())
                .end()
                .statement("$L[e * $L + j] = sum", rows.netArray(layer), layer.units())
                .end()
                .end();
    }

    void addErrorAndOutputDeltas(TypeSpec.Builder type) {
        LayerPlan output = plan.outputLayer();
        type.addMethod(ofRow("error", output, "Returns the error of example e.")
                .returns(TypeName.DOUBLE)
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addCode(rows.error(output))
                .build());
        if (output.hasDelta()) {
            type.addMethod(ofRow("deltas", output, "Computes delta = dE/dnet of " + output.name() + " for example e.")
                    .addParameter(array, "target")
                    .addParameter(TypeName.INT, "targetAt")
                    .addCode(rows.outputDeltas(output))
                    .build());
        }
    }

    void addHiddenDeltas(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = source();
        if (types.fills(next)) {
            int evenUnits = layer.units() / 2 * 2;
            if (evenUnits > 0) {
                source.begin("for (int i = 0; i < $L; i += 2)", evenUnits);
                slopesOfExamples(source, layer, next, 2);
                source.end();
            }
            if (evenUnits < layer.units()) {
                source.begin("for (int i = $L; i < $L; i++)", evenUnits, layer.units());
                slopesOfExamples(source, layer, next, 1);
                source.end();
            }
        } else {
            slopesNarrow(source, layer, next);
        }
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            if (!activation.slope().isOne()) {
                Map<String, String> variables =
                        Map.of("net", Names.of("nets", layer) + "[k]", "out", Names.of("outs", layer) + "[k]");
                source.comment("delta = dE/dout · dout/dnet, dout/dnet = "
                                + activation.slope().comment(Map.of()))
                        .begin("for (int k = 0; k < n * $L; k++)", layer.units())
                        .statement(
                                "$1L[k] = $1L[k] * $2L",
                                Names.of("deltas", layer),
                                activation.slope().factor(precision, variables))
                        .end();
            }
        } else {
            source.begin("for (int e = 0; e < n; e++)")
                    .statement("$L(e, e * $L)", Names.of("throughSoftmax", layer), layer.units())
                    .end();
        }
        type.addMethod(MethodSpec.methodBuilder(Names.of("deltas", layer))
                .addJavadoc("Computes delta = dE/dnet of $L for n examples.", layer.name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build());
        if (types.fills(next)) {
            for (int columns = 1; columns <= 2; columns++) {
                if (columns == 1 ? layer.units() % 2 == 1 : layer.units() > 1) {
                    type.addMethod(slopeTile(layer, next, 4, columns));
                    type.addMethod(slopeTile(layer, next, 1, columns));
                }
            }
        }
        if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation) {
            Source body = source();
            rows.finishDeltas(body, layer, "i", CodeBlock.of(""));
            type.addMethod(ofRow("throughSoftmax", layer, "From dE/dout to delta of example e.")
                    .addCode(body.build())
                    .build());
        }
    }

    private void slopesOfExamples(Source source, LayerPlan layer, LayerPlan next, int columns) {
        String arguments = "(e * %d, %s + i * %d, e * %d + i)"
                .formatted(next.units(), Names.weightsAt(next), next.units(), layer.units());
        source.statement("int e = 0")
                .begin("for (; e <= n - 4; e += 4)")
                .statement("$L$L", tile("slopes", layer, 4, columns), arguments)
                .end()
                .begin("for (; e < n; e++)")
                .statement("$L$L", tile("slopes", layer, 1, columns), arguments)
                .end();
    }

    private MethodSpec slopeTile(LayerPlan layer, LayerPlan next, int rows, int columns) {
        Source source = source().statement("$T p = parameters", array)
                .statement("$T delta = $L", array, Names.of("deltas", next))
                .statement("$T slopes = $L", array, Names.of("deltas", layer));
        tiles.slopes(source, layer, next, rows, columns);
        return MethodSpec.methodBuilder(tile("slopes", layer, rows, columns))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "d")
                .addParameter(TypeName.INT, "w")
                .addParameter(TypeName.INT, "o")
                .addCode(source.build())
                .build();
    }

    private void slopesNarrow(Source source, LayerPlan layer, LayerPlan next) {
        source.statement("$T p = parameters", array)
                .begin("for (int e = 0; e < n; e++)")
                .loop("i", layer.units())
                .statement("$T sum = 0", number)
                .loop("j", next.units())
                .statement(
                        "sum += $1L[e * $2L + j] * p[$3L + i * $2L + j]",
                        Names.of("deltas", next),
                        next.units(),
                        Names.weightsAt(next))
                .end()
                .statement("$L[e * $L + i] = sum", Names.of("deltas", layer), layer.units())
                .end()
                .end();
    }

    void addAccumulate(TypeSpec.Builder type, LayerPlan layer) {
        Source source = source();
        if (layer.index() > 0) {
            source.statement("$T in = $L", array, Names.of("outs", before(layer)))
                    .statement("int inAt = 0");
        }
        if (types.fills(layer)) {
            productTiles(source, layer);
        } else {
            productsNarrow(source, layer);
        }
        if (layer.trainableBias()) {
            biases(source, layer);
        }
        type.addMethod(onInputs(
                        "accumulate",
                        layer,
                        "Adds factor times dE/dparameter of " + layer.name() + ", summed over n examples.")
                .addParameter(array, "to")
                .addParameter(number, "factor")
                .addCode(source.build())
                .build());
        if (types.fills(layer)) {
            for (int vectors = 2; vectors >= 1; vectors--) {
                if (layer.inputs() >= 4) {
                    type.addMethod(productTile(layer, 4, vectors));
                }
                if (layer.inputs() % 4 > 0) {
                    type.addMethod(productTile(layer, 1, vectors));
                }
            }
            type.addMethod(overlapping(layer));
        }
    }

    private void productTiles(Source source, LayerPlan layer) {
        source.statement("int j = 0")
                .begin("for (; j <= $1L - 2 * $2L; j += 2 * $2L)", layer.units(), VectorTypes.LANES);
        eachInput(source, layer, 2);
        source.end().begin("for (; j <= $1L - $2L; j += $2L)", layer.units(), VectorTypes.LANES);
        eachInput(source, layer, 1);
        source.end()
                .begin("if (j < $L)", layer.units())
                .loop("i", layer.inputs())
                .statement(
                        "$L(in, inAt + i, n, to, $L + i * $L, $L - $L, factor)",
                        Names.of("productsOverlapping", layer),
                        Names.weightsAt(layer),
                        layer.units(),
                        layer.units(),
                        VectorTypes.LANES)
                .end()
                .end();
    }

    private void eachInput(Source source, LayerPlan layer, int vectors) {
        int fours = layer.inputs() / 4 * 4;
        String arguments =
                "(in, inAt + i, n, to, %s + i * %d, j, factor)".formatted(Names.weightsAt(layer), layer.units());
        if (fours > 0) {
            source.begin("for (int i = 0; i < $L; i += 4)", fours)
                    .statement("$L$L", tile("products", layer, 4, vectors), arguments)
                    .end();
        }
        if (fours < layer.inputs()) {
            source.begin("for (int i = $L; i < $L; i++)", fours, layer.inputs())
                    .statement("$L$L", tile("products", layer, 1, vectors), arguments)
                    .end();
        }
    }

    private MethodSpec productTile(LayerPlan layer, int rows, int vectors) {
        return products(tile("products", layer, rows, vectors), layer, rows, vectors, false);
    }

    private MethodSpec overlapping(LayerPlan layer) {
        return products(Names.of("productsOverlapping", layer), layer, 1, 1, true);
    }

    private MethodSpec products(String name, LayerPlan layer, int rows, int vectors, boolean overlapping) {
        Source source = source().statement("$T delta = $L", array, Names.of("deltas", layer));
        tiles.products(source, layer, rows, vectors, overlapping);
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "n")
                .addParameter(array, "to")
                .addParameter(TypeName.INT, "w")
                .addParameter(TypeName.INT, "j")
                .addParameter(number, "factor")
                .addCode(source.build())
                .build();
    }

    private void productsNarrow(Source source, LayerPlan layer) {
        source.loop("i", layer.inputs())
                .loop("j", layer.units())
                .statement("$T sum = 0", number)
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
            source.statement("$T shared = 0", number)
                    .begin("for (int k = 0; k < n * $L; k++)", layer.units())
                    .statement("shared += $L[k]", deltas)
                    .end()
                    .statement("to[$L] += factor * shared", Names.biasesAt(layer));
            return;
        }
        source.loop("u", layer.units())
                .statement("$T sum = 0", number)
                .begin("for (int e = 0; e < n; e++)")
                .statement("sum += $L[e * $L + u]", deltas, layer.units())
                .end()
                .statement("to[$L + u] += factor * sum", Names.biasesAt(layer))
                .end();
    }

    private MethodSpec.Builder onInputs(String name, LayerPlan layer, String doc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.of(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE);
        if (layer.index() == 0) {
            method.addParameter(array, "in").addParameter(TypeName.INT, "inAt");
        }
        return method.addParameter(TypeName.INT, "n");
    }

    private static MethodSpec.Builder ofRow(String name, LayerPlan layer, String doc) {
        return MethodSpec.methodBuilder(Names.of(name, layer))
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "o");
    }

    private static String tile(String name, LayerPlan layer, int rows, int vectors) {
        return Names.of(name + rows + "x" + vectors, layer);
    }

    private LayerPlan before(LayerPlan layer) {
        return plan.layers().get(layer.index() - 1);
    }

    private Source source() {
        return new Source(precision);
    }

    /** Whether any layer of a network is wide enough to gain. */
    static boolean gains(NetworkPlan plan) {
        return !plan.isStraightLine() && plan.layers().stream().anyMatch(layer -> layer.units() >= 16);
    }
}
