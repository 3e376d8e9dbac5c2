package dev.deltarule.processor.emit.straight;

import dev.deltarule.Bias;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Step;

/** One layer unrolled: its values are read from arrays, worked on as local variables, and written back. */
final class UnrolledBodies {
    private final ProgramLayers layers;
    private final UnitNames names;
    private final Precision precision;

    UnrolledBodies(ProgramLayers layers, Precision precision) {
        this.layers = layers;
        this.names = new UnitNames(layers, false);
        this.precision = precision;
    }

    /** From the outputs of the previous layer (or {@code in}) to the outputs of this one. */
    ExampleBody forward(LayerSteps layer) {
        ExampleBody body = withParameters().loadSources(layer);
        body.units().forward().layer(layer);
        body.units().source().blank();
        body.store("out", layer, layer.out());
        if (!layer.product().net().equals(layer.out())) {
            body.store("net", layer, layer.product().net());
        }
        layer.normalise().filter(normalise -> keepsSums(layer)).ifPresent(normalise -> {
            storeNumber(body, "max", layer, normalise.max().name());
            storeNumber(body, "sum", layer, normalise.sum().name());
        });
        return body;
    }

    /** Returns the error; output layer only. */
    ExampleBody error() {
        LayerSteps layer = layers.output();
        ExampleBody body = body();
        Step.LossValues values = layer.errors().values();
        Formula formula = layer.loss().error();
        load(body, layer, values, formula.uses("out"), formula.uses("net"));
        if (formula.uses("log_sum")) {
            body.number(UnitNames.of("max", layer), values.max());
            body.number(UnitNames.of("sum", layer), values.sum());
        }
        body.units().targets();
        body.units().forward().error();
        body.units().source().statement("return E");
        return body;
    }

    /** The deltas of a layer: from targets, or from the deltas of the layers that read it. */
    ExampleBody deltas(LayerSteps layer) {
        return layer.lossDelta()
                .map(delta -> outputDeltas(layer, delta))
                .orElseGet(() -> hiddenDeltas(layer))
                .store("delta", layer, layer.deltas());
    }

    private ExampleBody outputDeltas(LayerSteps layer, Step.LossDelta delta) {
        ExampleBody body = body();
        Formula formula = delta.loss().derivative();
        load(
                body,
                layer,
                delta.values(),
                formula.uses("out") || slopeUses(layer, "out"),
                formula.uses("net") || slopeUses(layer, "net"));
        body.units().targets();
        body.units().backward().outputDeltas();
        return body;
    }

    private ExampleBody hiddenDeltas(LayerSteps layer) {
        ExampleBody body = withParameters();
        for (Step.ProductTransposed passed : layer.passedBack()) {
            body.load("delta", layers.named(passed.next()), passed.delta());
        }
        layer.normaliseDelta().ifPresent(delta -> body.load("out", layer, delta.out()));
        layer.activationDelta().ifPresent(delta -> {
            if (slopeUses(layer, "out")) {
                body.load("out", layer, delta.out());
            }
            if (slopeUses(layer, "net")) {
                body.load("net", layer, delta.net());
            }
        });
        layer.dropout().ifPresent(draw -> body.load("keep", layer, draw.keep()));
        body.units().backward().hiddenDeltas(layer);
        return body;
    }

    /** Adds to {@code gradient} for example {@code e}. */
    ExampleBody gradient(LayerSteps layer) {
        ExampleBody body = body().load("delta", layer, layer.deltas()).loadSources(layer);
        body.units().backward().gradient(layer);
        return body;
    }

    /** Steps the parameters. */
    ExampleBody update(LayerSteps layer) {
        ExampleBody body = withParameters().load("delta", layer, layer.deltas()).loadSources(layer);
        body.units().backward().update(layer);
        return body;
    }

    private static void load(
            ExampleBody body, LayerSteps layer, Step.LossValues values, boolean outputs, boolean netInputs) {
        if (outputs) {
            body.load("out", layer, values.out());
        }
        if (netInputs) {
            body.load("net", layer, values.net());
        }
    }

    private static void storeNumber(ExampleBody body, String value, LayerSteps layer, String array) {
        body.units().source().statement("$L[e] = $L", array, UnitNames.of(value, layer));
    }

    /** Whether the error speaks of what is kept of a whole softmax layer. */
    private boolean keepsSums(LayerSteps layer) {
        return layers.isOutput(layer) && layer.loss().error().uses("log_sum");
    }

    /** Whether the step from dE/dout to delta speaks of a value. */
    private static boolean slopeUses(LayerSteps layer, String value) {
        return layer.activationDelta()
                .map(delta -> delta.rule().slope().uses(value))
                .orElse(layer.normaliseDelta().isPresent() && value.equals("out"));
    }

    private ExampleBody withParameters() {
        Source source = new Source(precision).statement("$L[] p = parameters", precision.keyword());
        return new ExampleBody(statements(source));
    }

    private ExampleBody body() {
        return new ExampleBody(statements(new Source(precision)));
    }

    private UnitStatements statements(Source source) {
        return new UnitStatements(
                layers,
                names,
                new UnitStatements.Places() {
                    @Override
                    public String weight(LayerSteps layer, int unit, int input) {
                        return plus(layer.weights().weightsName(), input * layer.units() + unit);
                    }

                    @Override
                    public String bias(LayerSteps layer, int unit) {
                        return plus(
                                layer.weights().biasesName(), layer.weights().bias() == Bias.SHARED ? 0 : unit);
                    }
                },
                source,
                precision);
    }

    private static String plus(String base, int offset) {
        return offset == 0 ? base : base + " + " + offset;
    }
}
