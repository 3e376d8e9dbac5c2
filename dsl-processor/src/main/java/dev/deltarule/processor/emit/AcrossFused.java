package dev.deltarule.processor.emit;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Map;

/**
 * The gradients of a first layer with few inputs and of the few units behind it, in one loop over the examples: the weights
 * and sums of one vector of units stay in registers, and so do its outputs and deltas.
 */
final class AcrossFused {
    private final NetworkPlan plan;
    private final AcrossPlan across;
    private final VectorTypes types;
    private final VectorTiles tiles;

    AcrossFused(NetworkPlan plan) {
        this.plan = plan;
        this.across = new AcrossPlan(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        String vector = Names.of("gradientOfVector", layer);
        type.addMethod(across.onRows(
                        Names.of("gradient", layer),
                        "Sums dE/dparameter of %s and dE/dweight of %s over n examples."
                                .formatted(layer.name(), next.name()),
                        layer)
                .addCode(across.source()
                        .begin("for (int v = 0; v < $L; v += L)", VectorTypes.row(layer))
                        .statement("$L(in, inAt, v, n)", vector)
                        .end()
                        .build())
                .build());
        Source source = across.source()
                .statement("$T p = parameters", across.array())
                .statement("$T w = $L", across.array(), Names.of("turned", next))
                .statement("$T delta = $L", across.array(), Names.of("deltaRows", next));
        weights(source, layer, next);
        loop(source, layer, next);
        sums(source, layer, next);
        type.addMethod(across.method(vector, "The same for the vector of units that begins with unit v.")
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "v")
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build());
    }

    private void weights(Source source, LayerPlan layer, LayerPlan next) {
        source.comment("weights and bias of the units, and the weights behind them");
        for (int i = 0; i < layer.inputs(); i++) {
            String at = Names.weightsAt(layer) + (i == 0 ? "" : " + " + i * layer.units()) + " + v";
            source.statement("$T w$L = $L", types.vector(), i, tiles.load("p", at));
        }
        source.statement("$1T zero = $1T.zero(S)", types.vector());
        if (layer.bias() == Bias.PER_UNIT) {
            source.statement("$T bias = $L", types.vector(), tiles.load("p", Names.biasesAt(layer) + " + v"));
        } else if (layer.bias() == Bias.SHARED) {
            source.statement("$1T bias = $1T.broadcast(S, p[$2L])", types.vector(), Names.biasesAt(layer));
        }
        for (int k = 0; k < next.units(); k++) {
            String at = k == 0 ? "v" : (k == 1 ? "" : k + " * ") + VectorTypes.row(layer) + " + v";
            source.statement("$T behind$L = $L", types.vector(), k, tiles.load("w", at));
        }
        source.comment("sums of the products of inputs and deltas, of deltas, and of outputs and the deltas behind");
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("$T sum$L = zero", types.vector(), i);
        }
        if (layer.trainableBias()) {
            source.statement("$T deltas = zero", types.vector());
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement("$T sumBehind$L = zero", types.vector(), k);
        }
    }

    private void loop(Source source, LayerPlan layer, LayerPlan next) {
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
        source.statement("int a = inAt").begin("for (int d = 0; d < n * $1L; d += $1L)", VectorTypes.row(next));
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("$1T x$2L = $1T.broadcast(S, in[a$3L])", types.vector(), i, i == 0 ? "" : " + " + i);
        }
        source.statement("$T net = x0.fma(w0, $L)", types.vector(), layer.bias() == Bias.NONE ? "zero" : "bias");
        for (int i = 1; i < layer.inputs(); i++) {
            source.statement("net = x$1L.fma(w$1L, net)", i);
        }
        value(source, "out", activation.value());
        for (int k = 0; k < next.units(); k++) {
            source.statement("$1T d$2L = $1T.broadcast(S, delta[d$3L])", types.vector(), k, k == 0 ? "" : " + " + k);
        }
        source.statement("$T c = d0.mul(behind0)", types.vector());
        for (int k = 1; k < next.units(); k++) {
            source.statement("c = d$1L.fma(behind$1L, c)", k);
        }
        if (!activation.slope().isOne()) {
            value(source, "slope", activation.slope());
            source.statement("c = slope.mul(c)");
        }
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("sum$1L = x$1L.fma(c, sum$1L)", i);
        }
        if (layer.trainableBias()) {
            source.statement("deltas = c.add(deltas)");
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement("sumBehind$1L = d$1L.fma(out, sumBehind$1L)", k);
        }
        source.statement("a += $L", plan.inputs()).end();
    }

    private void value(Source source, String name, Formula formula) {
        source.comment((name.equals("out") ? "out = " : "dout/dnet = ") + formula.comment(Map.of()))
                .statement(
                        "$T $L = $L",
                        types.vector(),
                        name,
                        VectorFormula.of(formula.toString(), types, source).orElseThrow());
    }

    private void sums(Source source, LayerPlan layer, LayerPlan next) {
        String row = VectorTypes.row(layer);
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("sum$L.intoArray($L, v$L)", i, AcrossGradient.sums(layer), VectorTypes.plusRows(i, row));
        }
        if (layer.trainableBias()) {
            source.statement("deltas.intoArray($L, v)", AcrossGradient.biasSums(layer));
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement(
                    "sumBehind$L.intoArray($L, v$L)", k, AcrossGradient.sums(next), VectorTypes.plusRows(k, row));
        }
    }
}
