package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/** Net inputs of a layer for a single example, with sums that stay in registers over all inputs. */
final class SingleVectors {
    /** Vectors side by side: enough sums to hide the latency of a multiply-add. */
    private static final int SIDE_BY_SIDE = 8;

    /** Inputs side by side where there is only one vector of units, for the same reason. */
    private static final int CHAINS = 4;

    private final NetworkPlan plan;
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;

    SingleVectors(NetworkPlan plan, VectorMethods methods) {
        this.plan = plan;
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, Layout.ROWS);
    }

    /** Whether the vectors of some machine, as many as go side by side, are just a row of weights. */
    boolean fitRegisters(LayerPlan layer) {
        return types.lengths().stream().anyMatch(lanes -> layer.units() == SIDE_BY_SIDE * lanes);
    }

    /** The condition for that. */
    String areRow(LayerPlan layer) {
        return layer.units() + " == " + VectorTypes.lanes(SIDE_BY_SIDE);
    }

    void callRow(Source source, LayerPlan layer) {
        source.statement("$L(in, a, o, $L)", row(layer), Names.weightsAt(layer));
    }

    void addRow(TypeSpec.Builder type, LayerPlan layer) {
        type.addMethod(methods.onRow(row(layer)).addCode(sideBySide(layer)).build());
    }

    /** Calls the method for each vector from a unit on. */
    void callEach(Source source, LayerPlan layer, String first) {
        boolean whole = types.divide(layer.units());
        source.begin("for (int j = $L; j < $L; j += L)", first, layer.units())
                .statement(
                        "$L(in, a, o + j, $L + j$L)",
                        each(layer),
                        Names.weightsAt(layer),
                        whole ? "" : CodeBlock.of(", $T.min(L, $L - j)", Math.class, layer.units()))
                .end();
    }

    void addEach(TypeSpec.Builder type, LayerPlan layer) {
        boolean whole = types.divide(layer.units());
        MethodSpec.Builder method = methods.onRow(each(layer));
        if (!whole) {
            method.addParameter(TypeName.INT, "width");
        }
        type.addMethod(method.addCode(alone(layer, whole)).build());
    }

    private static String row(LayerPlan layer) {
        return Names.of("one" + SIDE_BY_SIDE, layer);
    }

    private static String each(LayerPlan layer) {
        return Names.of("one1", layer);
    }

    private CodeBlock sideBySide(LayerPlan layer) {
        Source source = methods.sourceOnRow(examples.netArray(layer));
        for (int v = 0; v < SIDE_BY_SIDE; v++) {
            source.statement("$T c$L = $L", types.vector(), v, tiles.load("net", "o" + VectorTypes.plusLanes(v)));
        }
        source.loop("i", layer.inputs()).statement("$T x = $L", types.vector(), types.broadcast("in[a + i]"));
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
        Source source = methods.sourceOnRow(examples.netArray(layer));
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
            source.statement("$T c$L = $L", types.vector(), c, c == 0 ? tiles.load("net", "o") : tiles.zero());
        }
        source.statement("int i = 0").begin("for (; i <= $L - $L; i += $L)", rows, CHAINS, CHAINS);
        for (int c = 0; c < CHAINS; c++) {
            multiplyAdd(source, c, VectorTypes.plus(c), VectorTypes.plus((long) c * units));
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
                "c$1L = $2L.fma($3L, c$1L)",
                sum,
                types.broadcast("in[a + i" + input + "]"),
                tiles.load("p", "w" + weight));
    }
}
