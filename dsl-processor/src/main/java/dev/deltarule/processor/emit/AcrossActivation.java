package dev.deltarule.processor.emit;

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
    private final AcrossSoftmax softmax;
    private final Precision precision;

    AcrossActivation(NetworkPlan plan) {
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.precision = plan.precision();
        this.types = new VectorTypes(precision);
        this.tiles = new VectorTiles(precision);
        this.examples = new ExampleCode(plan, Layout.COLUMNS);
        this.softmax = new AcrossSoftmax(plan);
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
                type.addMethod(activate(layer, softmax.forward(layer, activation)));
                softmax.addPartsTo(type, layer, activation);
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
        apply(
                source,
                AcrossPlan.columnsOf(layer),
                value,
                Names.of("outs", layer),
                Map.of("net", examples.netArray(layer)),
                "");
        return activate(layer, source);
    }

    private MethodSpec activate(LayerPlan layer, Source source) {
        return across.onExamples(Names.of("activate", layer), "Computes the outputs of " + layer.name() + ".")
                .addCode(source.build())
                .build();
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
        keep(
                source,
                AcrossPlan.columnsOf(layer),
                Names.of("outs", layer),
                Names.of("raws", layer),
                Names.of("keeps", layer));
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
            dropped(source, AcrossPlan.columnsOf(layer), deltas, Names.of("keeps", layer));
        }
        if (ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation) {
            if (!activation.slope().isOne()) {
                slope(
                        source,
                        AcrossPlan.columnsOf(layer),
                        activation.slope(),
                        deltas,
                        Map.of("net", Names.of("nets", layer), "out", stored.outs(layer)));
            }
        } else {
            source.add(softmax.backward(layer));
            type.addMethod(softmax.throughSoftmax(layer));
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
        ArrayFormula each = new ArrayFormula(formula, to, arrays, factor, precision);
        if (!each.addVectors(source, "for (int k = 0; k < " + bound + "; k += L)")) {
            source.begin("for (int k = 0; k < $L; k++)", bound);
            each.addNumber(source, "k");
            source.end();
        }
    }

    private static Source eachVector(Source source, String bound) {
        return source.begin("for (int k = 0; k < $L; k += L)", bound);
    }
}
