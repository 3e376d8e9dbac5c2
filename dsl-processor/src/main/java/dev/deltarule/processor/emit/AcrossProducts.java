package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.function.IntFunction;

/**
 * Net inputs, and deltas before the slopes, across examples: sums of four units stay in registers while a loop goes over the
 * vectors that they share, each times four weights.
 */
final class AcrossProducts {
    private static final int UNITS = 4;

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
        Source source = begin(across.inputs(layer), examples.netArray(layer), layer.units());
        for (int unit = 0; unit < unitsAtOnce(layer); unit++) {
            if (layer.bias() == Bias.NONE) {
                source.statement("$1T c$2L = $1T.zero(S)", types.vector(), unit);
            } else {
                String place = layer.bias() == Bias.SHARED ? "" : " + j" + plus(unit, 1);
                source.statement(
                        "$1T c$2L = $1T.broadcast(S, p[$3L$4L])", types.vector(), unit, Names.biasesAt(layer), place);
            }
        }
        source.statement("int w = $L + j", Names.weightsAt(layer));
        multiplyAdds(source, layer.inputs(), unitsAtOnce(layer), 1, layer.units());
        AcrossActivation activation = new AcrossActivation(plan);
        boolean apart = activation.simple(layer, "net").isEmpty();
        finish(source, layer, unit -> activation.simple(layer, "c" + unit).orElse(CodeBlock.of("c$L", unit)));
        type.addMethod(across.onExamples(
                        Names.of("forward", layer),
                        "Computes the %s of %s.".formatted(apart ? "net inputs" : "outputs", layer.name()))
                .addCode(source.build())
                .build());
    }

    /** Adds dE/dout of a hidden layer, written to its deltas: the deltas of the layer behind times its weights. */
    void addDeltasTo(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = begin(Names.of("deltas", next), Names.of("deltas", layer), layer.units());
        for (int unit = 0; unit < unitsAtOnce(layer); unit++) {
            source.statement("$1T c$2L = $1T.zero(S)", types.vector(), unit);
        }
        source.statement("int w = $L + j$L", Names.weightsAt(next), next.units() == 1 ? "" : " * " + next.units());
        multiplyAdds(source, next.units(), unitsAtOnce(layer), next.units(), 1);
        finish(source, layer, unit -> CodeBlock.of("c$L", unit));
        type.addMethod(across.onExamples(Names.of("deltas", layer), "Computes dE/dout of " + layer.name() + ".")
                .addCode(source.build())
                .build());
    }

    private static int unitsAtOnce(LayerPlan layer) {
        return Math.min(UNITS, layer.units());
    }

    /** Group by group, four units at a time; the last four may have been computed in part before. */
    private Source begin(String from, String to, int units) {
        Source source = across.source()
                .statement("$T p = parameters", across.array())
                .statement("$T from = $L", across.array(), from)
                .statement("$T to = $L", across.array(), to)
                .begin("for (int e = 0; e < n; e += L)");
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
     * @param length the vectors to go over
     * @param unitStride the distance between the weights of two units
     * @param stride the distance between the weights of two vectors
     */
    private void multiplyAdds(Source source, int length, int units, int unitStride, int stride) {
        source.statement("int a = e$L", times(length))
                .begin("for (int end = a + $L; a < end; a += L)", length == 1 ? "L" : length + " * L")
                .statement("$T x = $L", types.vector(), tiles.load("from", "a"));
        for (int unit = 0; unit < units; unit++) {
            source.statement(
                    "c$1L = $2T.broadcast(S, p[w$3L]).fma(x, c$1L)", unit, types.vector(), plus(unit, unitStride));
        }
        source.statement(stride == 1 ? "w++" : "w += " + stride).end();
    }

    private static void finish(Source source, LayerPlan layer, IntFunction<CodeBlock> value) {
        source.statement("int o = e$L + j * L", times(layer.units()));
        for (int unit = 0; unit < unitsAtOnce(layer); unit++) {
            source.statement("$L.intoArray(to, o$L)", value.apply(unit), VectorTypes.plusLanes(unit));
        }
        if (layer.units() > UNITS) {
            source.end();
        }
        source.end();
    }

    private static String times(int count) {
        return count == 1 ? "" : " * " + count;
    }

    private static String plus(int count, int stride) {
        return count == 0 ? "" : " + " + count * stride;
    }
}
