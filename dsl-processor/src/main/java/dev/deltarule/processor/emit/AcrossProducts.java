package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * Net inputs, and deltas before the slopes, across examples: sums of four units stay in registers while a loop goes over the
 * vectors that they share, each times four weights. Where there are two groups of examples, each weight serves both.
 */
final class AcrossProducts {
    private static final int UNITS = 4;
    private static final int GROUPS = 2;

    private final NetworkPlan plan;
    private final AcrossPlan across;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;

    AcrossProducts(NetworkPlan plan) {
        this.plan = plan;
        this.across = new AcrossPlan(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
    }

    /** Adds the net inputs of a layer. */
    void addForwardTo(TypeSpec.Builder type, LayerPlan layer) {
        String name = Names.of("forward", layer);
        type.addMethod(groups(name, "Computes the net inputs of " + layer.name() + ".", layer));
        for (int groups = 1; groups <= GROUPS; groups++) {
            Source source = begin(across.inputs(layer), examples.netArray(layer), layer.units());
            for (int unit = 0; unit < unitsAtOnce(layer); unit++) {
                start(source, layer, unit, groups);
            }
            source.statement("int w = $L + j", Names.weightsAt(layer));
            multiplyAdds(source, layer.inputs(), layer, groups, 1, layer.units());
            finish(source, layer, groups);
            type.addMethod(tile(Names.of("forward" + groups, layer), source));
        }
    }

    private void start(Source source, LayerPlan layer, int unit, int groups) {
        CodeBlock start = layer.bias() == Bias.NONE
                ? CodeBlock.of("$T.zero(S)", types.vector())
                : CodeBlock.of(
                        "$T.broadcast(S, p[$L$L])",
                        types.vector(),
                        Names.biasesAt(layer),
                        layer.bias() == Bias.SHARED ? "" : " + j" + plus(unit, 1));
        source.statement("$T $L = $L", types.vector(), VectorTiles.sum(unit, 0), start);
        for (int group = 1; group < groups; group++) {
            source.statement("$T $L = $L", types.vector(), VectorTiles.sum(unit, group), VectorTiles.sum(unit, 0));
        }
    }

    /** Adds dE/dout of a hidden layer, written to its deltas: the deltas of the layer behind times its weights. */
    void addDeltasTo(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        type.addMethod(groups(Names.of("deltas", layer), "Computes dE/dout of " + layer.name() + ".", layer));
        for (int groups = 1; groups <= GROUPS; groups++) {
            Source source = begin(Names.of("deltas", next), Names.of("deltas", layer), layer.units());
            tiles.zeros(source, unitsAtOnce(layer), groups);
            source.statement("int w = $L + j$L", Names.weightsAt(next), times(next.units()));
            multiplyAdds(source, next.units(), layer, groups, next.units(), 1);
            finish(source, layer, groups);
            type.addMethod(tile(Names.of("deltas" + groups, layer), source));
        }
    }

    /** Two groups at a time, of which the last may hold nothing, or one alone. */
    private MethodSpec groups(String name, String doc, LayerPlan layer) {
        String[] parts = name.split("_", 2);
        return across.onExamples(name, doc)
                .addCode(across.source()
                        .begin("if (n <= L)")
                        .statement("$L(0)", parts[0] + "1_" + layer.symbol())
                        .statement("return")
                        .end()
                        .begin("for (int e = 0; e < n; e += $L * L)", GROUPS)
                        .statement("$L(e)", parts[0] + GROUPS + "_" + layer.symbol())
                        .end()
                        .build())
                .build();
    }

    private MethodSpec tile(String name, Source source) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "e")
                .addCode(source.build())
                .build();
    }

    private static int unitsAtOnce(LayerPlan layer) {
        return Math.min(UNITS, layer.units());
    }

    /** Four units at a time; the last four may have been computed in part before. */
    private Source begin(String from, String to, int units) {
        Source source = across.source()
                .statement("$T p = parameters", across.array())
                .statement("$T from = $L", across.array(), from)
                .statement("$T to = $L", across.array(), to);
        if (units <= UNITS) {
            return source.statement("int j = 0");
        }
        if (units % UNITS == 0) {
            return source.begin("for (int j = 0; j < $L; j += $L)", units, UNITS);
        }
        return source.begin("for (int first = 0; first < $L; first += $L)", units, UNITS)
                .statement("int j = $T.min(first, $L)", Math.class, units - UNITS);
    }

    /**
     * The loop of the tile.
     *
     * @param length the vectors of a group to go over
     * @param unitStride the distance between the weights of two units
     * @param stride the distance between the weights of two vectors
     */
    private void multiplyAdds(Source source, int length, LayerPlan layer, int groups, int unitStride, int stride) {
        String group = length == 1 ? "L" : length + " * L";
        source.statement("int a = e$L", times(length)).begin("for (int end = a + $L; a < end; a += L)", group);
        for (int g = 0; g < groups; g++) {
            source.statement("$T x$L = $L", types.vector(), g, tiles.load("from", g == 0 ? "a" : "a + " + group));
        }
        for (int unit = 0; unit < unitsAtOnce(layer); unit++) {
            source.statement("$1T w$2L = $1T.broadcast(S, p[w$3L])", types.vector(), unit, plus(unit, unitStride));
            for (int g = 0; g < groups; g++) {
                source.statement("$1L = w$2L.fma(x$3L, $1L)", VectorTiles.sum(unit, g), unit, g);
            }
        }
        source.statement(stride == 1 ? "w++" : "w += " + stride).end();
    }

    private static void finish(Source source, LayerPlan layer, int groups) {
        source.statement("int o = e$L + j * L", times(layer.units()));
        for (int g = 0; g < groups; g++) {
            for (int unit = 0; unit < unitsAtOnce(layer); unit++) {
                source.statement(
                        "$L.intoArray(to, o$L)",
                        VectorTiles.sum(unit, g),
                        VectorTypes.plusLanes(g * layer.units() + unit));
            }
        }
        if (layer.units() > UNITS) {
            source.end();
        }
    }

    private static String times(int count) {
        return count == 1 ? "" : " * " + count;
    }

    private static String plus(int count, int stride) {
        return count == 0 ? "" : " + " + count * stride;
    }
}
