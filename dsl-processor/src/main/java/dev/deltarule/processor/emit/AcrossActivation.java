package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Activations, their slopes and dropout across examples: in float as vectors where all functions are known as such, otherwise
 * number by number.
 */
final class AcrossActivation {
    private final AcrossPlan across;
    private final Stored stored;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;
    private final Precision precision;

    AcrossActivation(NetworkPlan plan) {
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.precision = plan.precision();
        this.types = new VectorTypes(precision);
        this.tiles = new VectorTiles(precision);
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
    }

    /** Whether the outputs of a layer are not just its net inputs. */
    static boolean changes(LayerPlan layer, ExampleCode examples) {
        return !(ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation)
                || !activation.value().toString().equals("net")
                || !examples.netArray(layer).equals(Names.of("outs", layer));
    }

    /** Whether the delta of a hidden layer is not just dE/dout. */
    static boolean slopes(LayerPlan layer) {
        return layer.drops()
                || !(ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation)
                || !activation.slope().isOne();
    }

    /** Adds the methods that turn net inputs into outputs, and drop some. */
    void addForwardTo(TypeSpec.Builder type, LayerPlan layer) {
        if (changes(layer, examples)) {
            if (ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation) {
                addSoftmaxTo(type, layer, activation);
            } else {
                type.addMethod(unitwise(layer));
            }
        }
        if (layer.drops()) {
            type.addMethod(drop(layer));
        }
    }

    private MethodSpec unitwise(LayerPlan layer) {
        Formula value = ((UnitwiseActivation) ActivationRules.of(layer.activation())).value();
        Source source = across.source().comment("out = " + value.comment(Map.of()));
        apply(source, columns(layer), value, Names.of("outs", layer), Map.of("net", examples.netArray(layer)), "");
        return activate(layer, source);
    }

    private MethodSpec activate(LayerPlan layer, Source source) {
        return across.onExamples(Names.of("activate", layer), "Computes the outputs of " + layer.name() + ".")
                .addCode(source.build())
                .build();
    }

    private void addSoftmaxTo(TypeSpec.Builder type, LayerPlan layer, LayerwiseActivation activation) {
        // the logarithm of softmax keeps no exponentials
        if (precision == Precision.FLOAT && activation.value().uses("e")) {
            String outs = Names.of("outs", layer);
            Source source = across.source().statement("$L(n)", Names.of("shift", layer));
            apply(source, columns(layer), Formula.of("exp(net)"), outs, Map.of("net", examples.netArray(layer)), "");
            type.addMethod(activate(layer, source.statement("$L(n)", Names.of("normalise", layer))));
            type.addMethod(shift(layer));
            type.addMethod(normalise(layer, activation));
            return;
        }
        type.addMethod(activate(layer, eachExample(layer, "normalise")));
        Source body = across.source().statement("$T net = $L", across.array(), examples.netArray(layer));
        examples.normalise(body, layer, activation);
        type.addMethod(onExample("normalise", layer, "Turns the net inputs of example e into its outputs.", body));
    }

    private Source eachExample(LayerPlan layer, String method) {
        return across.eachExample(across.source(), layer.units())
                .statement("$L(e, o)", Names.of(method, layer))
                .end()
                .end();
    }

    private MethodSpec onExample(String name, LayerPlan layer, String doc, Source body) {
        return across.method(Names.of(name, layer), doc)
                .addParameter(TypeName.INT, "e")
                .addParameter(TypeName.INT, "o")
                .addCode(body.build())
                .build();
    }

    private MethodSpec shift(LayerPlan layer) {
        Source source = eachGroup(
                        across.source().statement("$T net = $L", across.array(), examples.netArray(layer)), layer)
                .statement("$T max = $L", types.vector(), tiles.load("net", "o"))
                .begin("for (int k = o + L; k < end; k += L)")
                .statement("max = $L.max(max)", tiles.load("net", "k"))
                .end();
        source.begin("for (int k = o; k < end; k += L)")
                .statement("$L.sub(max).intoArray(net, k)", tiles.load("net", "k"))
                .end()
                .end();
        return across.onExamples(
                        Names.of("shift", layer),
                        "Subtracts the largest net input of each example, so that no exponential overflows.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec normalise(LayerPlan layer, LayerwiseActivation activation) {
        String outs = Names.of("outs", layer);
        Source source = eachGroup(across.source(), layer)
                .statement("$1T sum = $1T.zero(S)", types.vector())
                .begin("for (int k = o; k < end; k += L)")
                .statement("sum = $L.add(sum)", tiles.load(outs, "k"))
                .end();
        if (stored.ofLayer(layer, "sum")) {
            source.statement("sum.intoArray($L, first)", Names.of("sums", layer));
        }
        source.comment("out = " + activation.value().comment(Map.of()))
                .begin("for (int k = o; k < end; k += L)")
                .statement("$T e = $L", types.vector(), tiles.load(outs, "k"));
        CodeBlock value =
                VectorFormula.of(activation.value().toString(), types, source).orElseThrow();
        source.statement("$L.intoArray($L, k)", value, outs).end().end();
        return across.onExamples(Names.of("normalise", layer), "Turns exponentials into outputs.")
                .addCode(source.build())
                .build();
    }

    /** Opens a loop over the groups, in which the values of a layer lie from o to end. */
    private static Source eachGroup(Source source, LayerPlan layer) {
        return source.begin("for (int first = 0; first < n; first += L)")
                .statement("int o = first * $L", layer.units())
                .statement("int end = o + $L * L", layer.units());
    }

    private MethodSpec drop(LayerPlan layer) {
        String rows = Names.of("keepRows", layer);
        String row = VectorTypes.row(layer);
        Source source = across.eachExample(across.source(), layer.units())
                .statement(
                        "dropout.draw($L, e * $L, $L, $L, first + e, $L)",
                        rows,
                        row,
                        layer.units(),
                        layer.index(),
                        layer.dropout())
                .loop("j", layer.units())
                .statement("$L[$L] = $L[e * $L + j]", Names.of("keeps", layer), Layout.COLUMNS.at("j"), rows, row)
                .end()
                .end()
                .end();
        keep(source, columns(layer), Names.of("outs", layer), Names.of("raws", layer), Names.of("keeps", layer));
        return across.method(
                        Names.of("drop", layer), "Drops outputs of " + layer.name() + ", and keeps them as they were.")
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "n")
                .addCode(source.build())
                .build();
    }

    /** Copies outputs and multiplies them by what is kept of each. */
    private void keep(Source source, String bound, String outs, String raws, String keeps) {
        eachVector(source, bound)
                .statement("$T raw = $L", types.vector(), tiles.load(outs, "k"))
                .statement("raw.intoArray($L, k)", raws)
                .statement("raw.mul($L).intoArray($L, k)", tiles.load(keeps, "k"), outs)
                .end();
    }

    /** From net inputs in rows to outputs in rows. */
    void outRows(Source source, LayerPlan layer, String nets) {
        Formula value = ((UnitwiseActivation) ActivationRules.of(layer.activation())).value();
        String outs = Names.of("outRows", layer);
        if (!value.toString().equals("net") || !nets.equals(outs)) {
            source.comment("out = " + value.comment(Map.of()));
            apply(source, rows(layer), value, outs, Map.of("net", nets), "");
        }
        if (layer.drops()) {
            keep(source, rows(layer), outs, Names.of("rawRows", layer), Names.of("keepRows", layer));
        }
    }

    /** From dE/dout in rows to deltas in rows. */
    void deltaRows(Source source, LayerPlan layer) {
        String deltas = Names.of("deltaRows", layer);
        if (layer.drops()) {
            dropped(source, rows(layer), deltas, Names.of("keepRows", layer));
        }
        Formula slope = ((UnitwiseActivation) ActivationRules.of(layer.activation())).slope();
        if (!slope.isOne()) {
            String outs = Names.of(layer.drops() ? "rawRows" : "outRows", layer);
            slope(source, rows(layer), slope, deltas, Map.of("net", Names.of("netRows", layer), "out", outs));
        }
    }

    private void dropped(Source source, String bound, String deltas, String keeps) {
        source.comment("dE/dout is 0 for an output that was dropped");
        eachVector(source, bound)
                .statement("$L.mul($L).intoArray($L, k)", tiles.load(deltas, "k"), tiles.load(keeps, "k"), deltas)
                .end();
    }

    /** The numbers of all columns of a layer. */
    private static String columns(LayerPlan layer) {
        return "whole(n)" + (layer.units() == 1 ? "" : " * " + layer.units());
    }

    /** The numbers of all rows of a layer. */
    private static String rows(LayerPlan layer) {
        return "n * " + VectorTypes.row(layer);
    }

    /** Adds the way from dE/dout, which lies in the array of deltas, to the deltas of a hidden layer. */
    void addBackwardTo(TypeSpec.Builder type, LayerPlan layer) {
        if (!slopes(layer)) {
            return;
        }
        String deltas = Names.of("deltas", layer);
        Source source = across.source();
        if (layer.drops()) {
            dropped(source, columns(layer), deltas, Names.of("keeps", layer));
        }
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            if (!activation.slope().isOne()) {
                slope(
                        source,
                        columns(layer),
                        activation.slope(),
                        deltas,
                        Map.of("net", Names.of("nets", layer), "out", stored.outs(layer)));
            }
        } else {
            source.add(eachExample(layer, "throughSoftmax"));
            Source body = across.source();
            examples.finishDeltas(body, layer, "i", CodeBlock.of(""));
            type.addMethod(onExample("throughSoftmax", layer, "From dE/dout to delta of example e.", body));
        }
        type.addMethod(across.onExamples(
                        Names.of("slopes", layer), "Computes delta = dE/dnet of " + layer.name() + " from dE/dout.")
                .addCode(source.build())
                .build());
    }

    private void slope(Source source, String bound, Formula slope, String deltas, Map<String, String> values) {
        source.comment("delta = dE/dout · dout/dnet, dout/dnet = " + slope.comment(Map.of()));
        Map<String, String> arrays = new TreeMap<>(values);
        arrays.keySet().removeIf(symbol -> !slope.uses(symbol));
        apply(source, bound, slope, deltas, arrays, deltas);
    }

    /** Writes a formula of some arrays, times {@code factor} if there is one, to the first {@code bound} numbers of an array. */
    private void apply(
            Source source, String bound, Formula formula, String to, Map<String, String> arrays, String factor) {
        Source functions = across.source();
        Optional<CodeBlock> vectors = precision == Precision.FLOAT
                ? VectorFormula.of(formula.toString(), types, functions)
                : Optional.empty();
        if (vectors.isEmpty()) {
            applyByNumbers(source, bound, formula, to, arrays, factor);
            return;
        }
        eachVector(source, bound);
        arrays.forEach(
                (symbol, array) -> source.statement("$T $L = $L", types.vector(), symbol, tiles.load(array, "k")));
        CodeBlock value = vectors.get();
        source.add(functions)
                .statement(
                        "$L.intoArray($L, k)",
                        factor.isEmpty() ? value : CodeBlock.of("$L.mul($L)", tiles.load(factor, "k"), value),
                        to)
                .end();
    }

    private void applyByNumbers(
            Source source, String bound, Formula formula, String to, Map<String, String> arrays, String factor) {
        Map<String, String> variables = new TreeMap<>();
        arrays.forEach((symbol, array) -> variables.put(symbol, array + "[k]"));
        source.begin("for (int k = 0; k < $L; k++)", bound)
                .statement(
                        "$L[k] = $L",
                        to,
                        factor.isEmpty()
                                ? formula.code(precision, variables)
                                : CodeBlock.of("$L[k] * $L", factor, formula.factor(precision, variables)))
                .end();
    }

    private static Source eachVector(Source source, String bound) {
        return source.begin("for (int k = 0; k < $L; k += L)", bound);
    }

    /** The logarithms of the sums of a softmax output layer, of which the error speaks. */
    MethodSpec logarithms(LayerPlan layer) {
        Source source = across.source()
                .begin("for (int e = 0; e < n; e += L)")
                .comment("no sum is below 1, since the largest exponential is 1");
        String log = new VectorFunctions(source)
                .call("log1p", CodeBlock.of("$L.sub(1f)", tiles.load(Names.of("sums", layer), "e")))
                .orElseThrow();
        source.statement("$L.intoArray($L, e)", log, Names.of("logs", layer)).end();
        return across.onExamples(Names.of("logarithms", layer), "Computes the logarithms of the sums of exponentials.")
                .addCode(source.build())
                .build();
    }
}
