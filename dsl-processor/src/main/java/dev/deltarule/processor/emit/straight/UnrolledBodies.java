package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.Bias;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.function.Consumer;

/** One layer unrolled: its values are read from arrays, worked on as local variables, and written back. */
final class UnrolledBodies {
    private final NetworkPlan plan;
    private final Names names;
    private final Stored stored;

    UnrolledBodies(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.stored = new Stored(plan);
    }

    /** From the outputs of the previous layer (or {@code in}) to the outputs of this one. */
    CodeBlock forward(LayerPlan layer) {
        Source source = parameters();
        UnitStatements units = statements(source);
        loadSources(units, layer);
        units.forward().layer(layer);
        source.blank();
        units.store(units.all("out", layer), Names.of("outs", layer), "");
        if (stored.nets(layer)) {
            units.store(units.all("net", layer), Names.of("nets", layer), "");
        }
        for (String value : new String[] {"max", "sum"}) {
            if (stored.ofLayer(layer, value)) {
                source.statement("$L[e] = $L", Names.of(value + "s", layer), Names.of(value, layer));
            }
        }
        return source.buildWithoutUnread();
    }

    /** Returns the error; output layer only. */
    CodeBlock error(LayerPlan layer) {
        return body(units -> {
                    loadIf(units, layer, "out", stored.loss().error().uses("out"));
                    loadIf(units, layer, "net", stored.loss().error().uses("net"));
                    units.targets();
                    units.forward().error();
                })
                .statement("return E")
                .buildWithoutUnread();
    }

    /** From targets to deltas; output layer only. */
    CodeBlock outputDeltas(LayerPlan layer) {
        return body(units -> {
                    loadIf(
                            units,
                            layer,
                            "out",
                            stored.loss().derivative().uses("out") || stored.slopeUses(layer, "out"));
                    loadIf(
                            units,
                            layer,
                            "net",
                            stored.loss().derivative().uses("net") || stored.slopeUses(layer, "net"));
                    units.targets();
                    units.backward().outputDeltas();
                    units.store(units.all("delta", layer), Names.of("deltas", layer), "");
                })
                .buildWithoutUnread();
    }

    /** From the deltas of the next layer to those of this one. */
    CodeBlock hiddenDeltas(LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = parameters();
        UnitStatements units = statements(source);
        units.load(units.all("delta", next), Names.of("deltas", next), "");
        if (stored.slopeUses(layer, "out")) {
            units.load(units.all("out", layer), stored.outs(layer), "");
        }
        loadIf(units, layer, "net", stored.slopeUses(layer, "net"));
        loadIf(units, layer, "keep", layer.drops());
        units.backward().hiddenDeltas(layer);
        units.store(units.all("delta", layer), Names.of("deltas", layer), "");
        return source.buildWithoutUnread();
    }

    /** Adds to {@code gradient} for example {@code e}. */
    CodeBlock gradient(LayerPlan layer) {
        return body(units -> {
                    units.load(units.all("delta", layer), Names.of("deltas", layer), "");
                    loadSources(units, layer);
                    units.backward().gradient(layer);
                })
                .buildWithoutUnread();
    }

    /** Steps the parameters. */
    CodeBlock update(LayerPlan layer) {
        Source source = parameters();
        UnitStatements units = statements(source);
        units.load(units.all("delta", layer), Names.of("deltas", layer), "");
        loadSources(units, layer);
        units.backward().update(layer);
        return source.buildWithoutUnread();
    }

    private Source body(Consumer<UnitStatements> write) {
        Source source = new Source(plan.precision());
        write.accept(statements(source));
        return source;
    }

    private Source parameters() {
        return new Source(plan.precision())
                .statement("$L[] p = parameters", plan.precision().keyword());
    }

    private void loadSources(UnitStatements units, LayerPlan layer) {
        if (layer.index() == 0) {
            units.load(units.sources(layer), "in", "inAt");
        } else {
            units.load(units.sources(layer), Names.of("outs", plan.layers().get(layer.index() - 1)), "");
        }
    }

    private static void loadIf(UnitStatements units, LayerPlan layer, String value, boolean needed) {
        if (needed) {
            units.load(units.all(value, layer), Names.of(value + "s", layer), "");
        }
    }

    private UnitStatements statements(Source source) {
        return new UnitStatements(
                plan,
                names,
                new UnitStatements.Places() {
                    @Override
                    public String weight(LayerPlan layer, int unit, int input) {
                        return plus(Names.weightsAt(layer), input * layer.units() + unit);
                    }

                    @Override
                    public String bias(LayerPlan layer, int unit) {
                        return plus(Names.biasesAt(layer), layer.bias() == Bias.SHARED ? 0 : unit);
                    }
                },
                source);
    }

    private static String plus(String base, int offset) {
        return offset == 0 ? base : base + " + " + offset;
    }
}
