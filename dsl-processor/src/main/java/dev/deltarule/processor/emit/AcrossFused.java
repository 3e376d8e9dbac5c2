package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Map;

/**
 * The gradients of a first layer with few inputs and of the few units behind it, for one vector of units at a time: a loop over
 * the examples in which their weights stay in registers leaves outputs and deltas, another in which the sums stay in registers
 * adds all their products.
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
        String deltas = Names.of("deltasOfVector", layer);
        String sums = Names.of("sumsOfVector", layer);
        type.addMethod(across.onRows(
                        Names.of("gradient", layer),
                        "Sums dE/dparameter of " + layer.name() + " and dE/dweight of " + next.name()
                                + " over n examples.",
                        layer)
                .addCode(across.source()
                        .begin("for (int v = 0; v < $L; v += L)", VectorTypes.row(layer))
                        .statement("$L(in, inAt, v, n)", deltas)
                        .statement("$L(in, inAt, v, n)", sums)
                        .end()
                        .build())
                .build());
        type.addMethod(onVector(deltas, "Computes outputs and deltas of the vector of units that begins with unit v.")
                .addCode(deltas(layer, next))
                .build());
        type.addMethod(onVector(sums, "Sums the products of these with inputs and with the deltas behind.")
                .addCode(sums(layer, next))
                .build());
    }

    private MethodSpec.Builder onVector(String name, String doc) {
        return across.method(name, doc)
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "v")
                .addParameter(TypeName.INT, "n");
    }

    private CodeBlock deltas(LayerPlan layer, LayerPlan next) {
        Source source = begin(next)
                .statement("$T p = parameters", across.array())
                .statement("$T w = $L", across.array(), Names.of("turned", next));
        for (int i = 0; i < layer.inputs(); i++) {
            String at = Names.weightsAt(layer) + VectorTypes.plus((long) i * layer.units()) + " + v";
            source.statement("$T w$L = $L", types.vector(), i, tiles.load("p", at));
        }
        source.statement("$T bias = $L", types.vector(), tiles.bias(layer, " + v"));
        for (int k = 0; k < next.units(); k++) {
            String at = k == 0 ? "v" : (k == 1 ? "" : k + " * ") + VectorTypes.row(layer) + " + v";
            source.statement("$T behind$L = $L", types.vector(), k, tiles.load("w", at));
        }
        loop(source, layer, next);
        UnitwiseActivation activation = (UnitwiseActivation) ActivationRules.of(layer.activation());
        source.statement("$T net = x0.fma(w0, bias)", types.vector());
        for (int i = 1; i < layer.inputs(); i++) {
            source.statement("net = x$1L.fma(w$1L, net)", i);
        }
        value(source, "out", activation.value());
        source.statement("$T c = d0.mul(behind0)", types.vector());
        for (int k = 1; k < next.units(); k++) {
            source.statement("c = d$1L.fma(behind$1L, c)", k);
        }
        if (!activation.slope().isOne()) {
            value(source, "slope", activation.slope());
            source.statement("c = slope.mul(c)");
        }
        return source.statement("out.intoArray($L, o)", Names.of("outRows", layer))
                .statement("c.intoArray($L, o)", Names.of("deltaRows", layer))
                .end()
                .build();
    }

    private CodeBlock sums(LayerPlan layer, LayerPlan next) {
        Source source = begin(next).statement("$1T zero = $1T.zero(S)", types.vector());
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("$T sum$L = zero", types.vector(), i);
        }
        if (layer.trainableBias()) {
            source.statement("$T deltas = zero", types.vector());
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement("$T sumBehind$L = zero", types.vector(), k);
        }
        loop(source, layer, next);
        source.statement("$T out = $L", types.vector(), tiles.load(Names.of("outRows", layer), "o"))
                .statement("$T c = $L", types.vector(), tiles.load(Names.of("deltaRows", layer), "o"));
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("sum$1L = x$1L.fma(c, sum$1L)", i);
        }
        if (layer.trainableBias()) {
            source.statement("deltas = c.add(deltas)");
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement("sumBehind$1L = d$1L.fma(out, sumBehind$1L)", k);
        }
        source.end();
        String row = VectorTypes.row(layer);
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("sum$L.intoArray($L, v$L)", i, AcrossSums.weights(layer), VectorTypes.plusRows(i, row));
        }
        if (layer.trainableBias()) {
            source.statement("deltas.intoArray($L, v)", AcrossSums.biases(layer));
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement(
                    "sumBehind$L.intoArray($L, v$L)", k, AcrossSums.weights(next), VectorTypes.plusRows(k, row));
        }
        return source.build();
    }

    private Source begin(LayerPlan next) {
        return across.source().statement("$T behind = $L", across.array(), Names.of("deltaRows", next));
    }

    /** Opens the loop over the examples and broadcasts their inputs and the deltas behind. */
    private void loop(Source source, LayerPlan layer, LayerPlan next) {
        source.begin("for (int e = 0; e < n; e++)")
                .statement("int a = inAt + e$L", plan.inputs() == 1 ? "" : " * " + plan.inputs())
                .statement("int d = e * $L", VectorTypes.row(next))
                .statement("int o = e * $L + v", VectorTypes.row(layer));
        for (int i = 0; i < layer.inputs(); i++) {
            source.statement("$1T x$2L = $1T.broadcast(S, in[a$3L])", types.vector(), i, VectorTypes.plus(i));
        }
        for (int k = 0; k < next.units(); k++) {
            source.statement("$1T d$2L = $1T.broadcast(S, behind[d$3L])", types.vector(), k, VectorTypes.plus(k));
        }
    }

    private void value(Source source, String name, Formula formula) {
        source.comment((name.equals("out") ? "out = " : "dout/dnet = ") + formula.comment(Map.of()))
                .statement(
                        "$T $L = $L",
                        types.vector(),
                        name,
                        VectorFormula.of(formula.toString(), types, source).orElseThrow());
    }
}
