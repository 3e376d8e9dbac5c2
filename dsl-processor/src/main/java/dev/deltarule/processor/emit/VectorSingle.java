package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;

/**
 * The net inputs of one layer for a single example in the Vector API variant: the weights are met once each, so they are read
 * where they lie, as many side by side as there are registers for.
 */
final class VectorSingle {
    /** Vectors side by side: enough sums to hide the latency of a multiply-add. */
    private static final int SIDE_BY_SIDE = 8;

    /** Inputs side by side where there is only one vector of units, for the same reason. */
    private static final int CHAINS = 4;

    private final NetworkPlan plan;
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;

    VectorSingle(NetworkPlan plan, VectorMethods methods) {
        this.plan = plan;
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, Layout.ROWS);
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        boolean sideBySide = types.tileWidths(layer.units() / 2).contains(4) || layer.units() >= 32;
        Source source = methods.source().statement("$T net = $L", methods.array(), examples.netArray(layer));
        if (layer.bias() == Bias.NONE) {
            source.statement("$T.fill(net, o, o + $L, 0)", Arrays.class, layer.units());
        } else if (layer.bias() == Bias.SHARED) {
            source.statement(
                    "$T.fill(net, o, o + $L, parameters[$L])", Arrays.class, layer.units(), Names.biasesAt(layer));
        } else {
            source.statement(
                    "$T.arraycopy(parameters, $L, net, o, $L)", System.class, Names.biasesAt(layer), layer.units());
        }
        source.statement("int j = 0");
        String eight = Names.of("one" + SIDE_BY_SIDE, layer);
        String lone = Names.of("one1", layer);
        if (sideBySide) {
            source.begin("for (; j <= $1L - $2L * L; j += $2L * L)", layer.units(), SIDE_BY_SIDE)
                    .statement("$L(in, a, o + j, $L + j)", eight, Names.weightsAt(layer))
                    .end();
        }
        boolean whole = types.divide(layer.units());
        source.begin("for (; j < $L; j += L)", layer.units())
                .statement(
                        "$L(in, a, o + j, $L + j$L)",
                        lone,
                        Names.weightsAt(layer),
                        whole ? "" : CodeBlock.of(", $T.min(L, $L - j)", Math.class, layer.units()))
                .end();
        type.addMethod(methods.method(Names.of("forwardOne", layer))
                .addJavadoc("Computes the net inputs of $L for one example.", layer.name())
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "o")
                .addCode(source.build())
                .build());
        if (sideBySide) {
            type.addMethod(onVectors(eight).addCode(sideBySide(layer)).build());
        }
        MethodSpec.Builder method = onVectors(lone);
        if (!whole) {
            method.addParameter(TypeName.INT, "width");
        }
        type.addMethod(method.addCode(alone(layer, whole)).build());
    }

    private MethodSpec.Builder onVectors(String name) {
        return methods.method(name)
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "o")
                .addParameter(TypeName.INT, "w");
    }

    private CodeBlock sideBySide(LayerPlan layer) {
        Source source = begin(layer);
        for (int v = 0; v < SIDE_BY_SIDE; v++) {
            source.statement("$T c$L = $L", types.vector(), v, tiles.load("net", "o" + VectorTypes.plusLanes(v)));
        }
        source.loop("i", layer.inputs())
                .statement("$1T x = $1T.broadcast($2L, in[a + i])", types.vector(), VectorTypes.SHAPE);
        for (int v = 0; v < SIDE_BY_SIDE; v++) {
            source.statement("c$1L = x.fma($2L, c$1L)", v, tiles.load("p", "w" + VectorTypes.plusLanes(v)));
        }
        source.statement("w += $L", layer.units()).end();
        for (int v = 0; v < SIDE_BY_SIDE; v++) {
            source.statement("c$L.intoArray(net, o$L)", v, VectorTypes.plusLanes(v));
        }
        return source.build();
    }

    /** One vector of units. Its lanes may reach behind the layer, but not behind the array: the last rows go one by one. */
    private CodeBlock alone(LayerPlan layer, boolean whole) {
        Source source = begin(layer);
        int units = layer.units();
        String rows = Integer.toString(layer.inputs());
        if (!whole) {
            source.statement(
                    "int rows = $1T.max(0, $1T.min($2L, $1T.floorDiv($3L - L - w, $4L) + 1))",
                    Math.class,
                    layer.inputs(),
                    plan.parameters(),
                    units);
            rows = "rows";
        }
        for (int c = 0; c < CHAINS; c++) {
            source.statement(
                    "$T c$L = $L",
                    types.vector(),
                    c,
                    c == 0 ? tiles.load("net", "o") : CodeBlock.of("$T.zero(S)", types.vector()));
        }
        source.statement("int i = 0").begin("for (; i <= $L - $L; i += $L)", rows, CHAINS, CHAINS);
        for (int c = 0; c < CHAINS; c++) {
            multiplyAdd(source, c, c == 0 ? "" : " + " + c, c == 0 ? "" : " + " + (long) c * units);
        }
        source.statement("w += $L", (long) CHAINS * units).end().begin("for (; i < $L; i++)", rows);
        multiplyAdd(source, 0, "", "");
        source.statement("w += $L", units).end().statement("c0.add(c1).add(c2.add(c3)).intoArray(net, o)");
        if (!whole) {
            source.begin("for (; i < $L; i++)", layer.inputs())
                    .begin("for (int k = 0; k < width; k++)")
                    .statement("net[o + k] += in[a + i] * p[w + k]")
                    .end()
                    .statement("w += $L", units)
                    .end();
        }
        return source.build();
    }

    private void multiplyAdd(Source source, int sum, String input, String weight) {
        source.statement(
                "c$1L = $2T.broadcast(S, in[a + i$3L]).fma($4L, c$1L)",
                sum,
                types.vector(),
                input,
                tiles.load("p", "w" + weight));
    }

    private Source begin(LayerPlan layer) {
        return methods.source()
                .statement("$T net = $L", methods.array(), examples.netArray(layer))
                .statement("$T p = parameters", methods.array());
    }
}
