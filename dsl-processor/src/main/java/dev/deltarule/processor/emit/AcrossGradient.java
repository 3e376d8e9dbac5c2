package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The gradient across examples: sums over the rows of a layer's inputs and deltas. The more of them, inputs or units, lie in
 * the lanes of the sums; each of the others is broadcast, eight at a time.
 */
final class AcrossGradient {
    /** Sums side by side: enough to hide the latency of a multiply-add. */
    private static final int SIDE_BY_SIDE = 8;

    private final NetworkPlan plan;
    private final AcrossPlan across;
    private final AcrossSums sums;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final List<LayerPlan> trained;

    AcrossGradient(NetworkPlan plan) {
        this.plan = plan;
        this.across = new AcrossPlan(plan);
        this.sums = new AcrossSums(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.trained = plan.layers().stream().filter(LayerPlan::trainable).toList();
    }

    void addTo(TypeSpec.Builder type) {
        AcrossFused fused = new AcrossFused(plan);
        for (LayerPlan layer : Backwards.of(trained)) {
            if (across.isFused(layer)) {
                fused.addTo(type, layer);
                continue;
            }
            if (isWhollyInFused(layer)) {
                continue;
            }
            type.addMethod(gradient(layer));
            if (isInFused(layer)) {
                type.addMethod(biases(layer));
                continue;
            }
            int broadcast = sums.broadcast(layer);
            if (broadcast >= SIDE_BY_SIDE) {
                type.addMethod(products(layer, SIDE_BY_SIDE));
            }
            if (broadcast % SIDE_BY_SIDE != 0) {
                type.addMethod(products(layer, broadcast % SIDE_BY_SIDE));
            }
            if (layer.trainableBias()) {
                type.addMethod(biases(layer));
            }
        }
    }

    /** Calls the methods of all layers. */
    void all(Source source) {
        for (LayerPlan layer : Backwards.of(trained)) {
            if (!isWhollyInFused(layer)) {
                source.statement("$L($L)", Names.of("gradient", layer), across.rowArguments(layer));
            }
        }
    }

    /** Whether the products of a layer are summed in the loop of the layer before. */
    private boolean isInFused(LayerPlan layer) {
        return layer.index() == 1 && across.isFused(plan.layers().get(0));
    }

    /** Whether that loop leaves nothing to sum for a layer, because it trains no biases. */
    private boolean isWhollyInFused(LayerPlan layer) {
        return isInFused(layer) && !layer.trainableBias();
    }

    private MethodSpec gradient(LayerPlan layer) {
        if (isInFused(layer)) {
            return across.onRows(
                            Names.of("gradient", layer),
                            "Sums dE/dbias of " + layer.name() + " over n examples.",
                            layer)
                    .addStatement("$L(n)", Names.of("sumDeltas", layer))
                    .build();
        }
        int broadcast = sums.broadcast(layer);
        int whole = broadcast - broadcast % SIDE_BY_SIDE;
        String caller = across.readsCaller(layer) ? "in, inAt, " : "";
        Source source = across.source().begin("for (int v = 0; v < $L; v += L)", sums.row(layer));
        if (whole > SIDE_BY_SIDE) {
            source.begin("for (int first = 0; first < $1L; first += $2L)", whole, SIDE_BY_SIDE)
                    .statement("$L($Lfirst, v, n)", products(SIDE_BY_SIDE, layer), caller)
                    .end();
        } else if (whole > 0) {
            source.statement("$L($L0, v, n)", products(SIDE_BY_SIDE, layer), caller);
        }
        if (broadcast > whole) {
            source.statement("$L($L$L, v, n)", products(broadcast - whole, layer), caller, whole);
        }
        source.end();
        if (layer.trainableBias()) {
            source.statement("$L(n)", Names.of("sumDeltas", layer));
        }
        return across.onRows(
                        Names.of("gradient", layer), "Sums dE/dweight of " + layer.name() + " over n examples.", layer)
                .addCode(source.build())
                .build();
    }

    private static String products(int sums, LayerPlan layer) {
        return Names.of("products" + sums, layer);
    }

    private MethodSpec products(LayerPlan layer, int count) {
        boolean lanesAreInputs = across.lanesAreInputs(layer);
        String deltas = Names.of("deltaRows", layer);
        String inputs = across.inputRows(layer);
        Source source = across.source()
                .statement("$T rows = $L", across.array(), lanesAreInputs ? inputs : deltas)
                .statement("$T numbers = $L", across.array(), lanesAreInputs ? deltas : inputs)
                .statement("$1T zero = $1T.zero(S)", types.vector());
        for (int k = 0; k < count; k++) {
            source.statement("$T c$L = zero", types.vector(), k);
        }
        source.statement("int r = v")
                .statement("int a = $L", !lanesAreInputs && across.readsCaller(layer) ? "inAt + first" : "first")
                .begin("for (int e = 0; e < n; e++)")
                .statement("$T x = $L", types.vector(), tiles.load("rows", "r"));
        for (int k = 0; k < count; k++) {
            source.statement(
                    "c$1L = $2T.broadcast(S, numbers[a$3L]).fma(x, c$1L)", k, types.vector(), VectorTypes.plus(k));
        }
        source.statement("r += $L", sums.row(layer))
                .statement("a += $L", lanesAreInputs ? VectorTypes.row(layer) : across.inputRow(layer))
                .end()
                .statement("$T sums = $L", across.array(), AcrossSums.weights(layer))
                .statement("int s = first * $L + v", sums.row(layer));
        for (int k = 0; k < count; k++) {
            source.statement("c$L.intoArray(sums, s$L)", k, VectorTypes.plusRows(k, sums.row(layer)));
        }
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(products(count, layer)).addModifiers(Modifier.PRIVATE);
        if (across.readsCaller(layer)) {
            method.addParameter(across.array(), "in").addParameter(TypeName.INT, "inAt");
        }
        return method.addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "v")
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build();
    }

    private MethodSpec biases(LayerPlan layer) {
        String row = VectorTypes.row(layer);
        return across.onExamples(Names.of("sumDeltas", layer), "Sums dE/dbias of " + layer.name() + " over n examples.")
                .addCode(across.source()
                        .begin("for (int v = 0; v < $1L; v += L)", row)
                        .statement("$1T sum = $1T.zero(S)", types.vector())
                        .begin("for (int r = v; r < n * $1L; r += $1L)", row)
                        .statement("sum = $L.add(sum)", tiles.load(Names.of("deltaRows", layer), "r"))
                        .end()
                        .statement("sum.intoArray($L, v)", AcrossSums.biases(layer))
                        .end()
                        .build())
                .build();
    }
}
