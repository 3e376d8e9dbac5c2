package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Map;

/**
 * Errors and deltas in the Vector API variant: example by example in the output layer; in a hidden layer as products of the
 * deltas of the layer behind with its weights, a row of which lies in one piece.
 */
final class VectorDeltas {
    private final NetworkPlan plan;
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;

    VectorDeltas(NetworkPlan plan) {
        this.plan = plan;
        this.methods = new VectorMethods(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, true);
    }

    void addOutputTo(TypeSpec.Builder type) {
        LayerPlan output = plan.outputLayer();
        type.addMethod(methods.onExample("error", output, "Returns the error of example e.")
                .returns(TypeName.DOUBLE)
                .addParameter(methods.array(), "target")
                .addParameter(TypeName.INT, "targetAt")
                .addCode(examples.error(output))
                .build());
        if (output.hasDelta()) {
            type.addMethod(methods.onExample(
                            "deltas", output, "Computes delta = dE/dnet of " + output.name() + " for example e.")
                    .addParameter(methods.array(), "target")
                    .addParameter(TypeName.INT, "targetAt")
                    .addCode(examples.outputDeltas(output))
                    .build());
        }
    }

    void addHiddenTo(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = methods.source();
        if (types.fills(next)) {
            inTiles(source, layer, next);
        } else {
            narrow(source, layer, next);
        }
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            multiply(source, layer, activation);
        } else {
            source.begin("for (int e = 0; e < n; e++)")
                    .statement("$L(e, e * $L)", Names.of("throughSoftmax", layer), layer.units())
                    .end();
            Source body = methods.source();
            examples.finishDeltas(body, layer, "i", CodeBlock.of(""));
            type.addMethod(methods.onExample("throughSoftmax", layer, "From dE/dout to delta of example e.")
                    .addCode(body.build())
                    .build());
        }
        type.addMethod(methods.tile(Names.of("deltas", layer))
                .addJavadoc("Computes delta = dE/dnet of $L for n examples.", layer.name())
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build());
        for (int columns = 1; columns <= 2 && types.fills(next); columns++) {
            if (columns == 1 ? layer.units() % 2 == 1 : layer.units() > 1) {
                type.addMethod(tile(layer, next, 4, columns));
                type.addMethod(tile(layer, next, 1, columns));
            }
        }
    }

    private void multiply(Source source, LayerPlan layer, UnitwiseActivation activation) {
        if (activation.slope().isOne()) {
            return;
        }
        Map<String, String> variables =
                Map.of("net", Names.of("nets", layer) + "[k]", "out", Names.of("outs", layer) + "[k]");
        source.comment("delta = dE/dout · dout/dnet, dout/dnet = "
                        + activation.slope().comment(Map.of()))
                .begin("for (int k = 0; k < n * $L; k++)", layer.units())
                .statement(
                        "$1L[k] = $1L[k] * $2L",
                        Names.of("deltas", layer),
                        activation.slope().factor(plan.precision(), variables))
                .end();
    }

    private static void inTiles(Source source, LayerPlan layer, LayerPlan next) {
        int even = layer.units() / 2 * 2;
        if (even > 0) {
            source.begin("for (int i = 0; i < $L; i += 2)", even);
            eachExample(source, layer, next, 2);
            source.end();
        }
        if (even < layer.units()) {
            source.begin("for (int i = $L; i < $L; i++)", even, layer.units());
            eachExample(source, layer, next, 1);
            source.end();
        }
    }

    private static void eachExample(Source source, LayerPlan layer, LayerPlan next, int columns) {
        String arguments = "(e * %d, %s + i * %d, e * %d + i)"
                .formatted(next.units(), Names.weightsAt(next), next.units(), layer.units());
        source.statement("int e = 0")
                .begin("for (; e <= n - 4; e += 4)")
                .statement("$L$L", name(layer, 4, columns), arguments)
                .end()
                .begin("for (; e < n; e++)")
                .statement("$L$L", name(layer, 1, columns), arguments)
                .end();
    }

    private MethodSpec tile(LayerPlan layer, LayerPlan next, int rows, int columns) {
        Source source = methods.source()
                .statement("$T p = parameters", methods.array())
                .statement("$T delta = $L", methods.array(), Names.of("deltas", next))
                .statement("$T slopes = $L", methods.array(), Names.of("deltas", layer));
        tiles.slopes(source, layer, next, rows, columns);
        return methods.tile(name(layer, rows, columns))
                .addParameter(TypeName.INT, "d")
                .addParameter(TypeName.INT, "w")
                .addParameter(TypeName.INT, "o")
                .addCode(source.build())
                .build();
    }

    private static String name(LayerPlan layer, int rows, int columns) {
        return VectorMethods.tileName("slopes", layer, rows, columns);
    }

    /** The layer behind has fewer units than a vector has lanes. */
    private void narrow(Source source, LayerPlan layer, LayerPlan next) {
        source.statement("$T p = parameters", methods.array())
                .begin("for (int e = 0; e < n; e++)")
                .loop("i", layer.units())
                .statement("$T sum = 0", methods.number())
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
}
