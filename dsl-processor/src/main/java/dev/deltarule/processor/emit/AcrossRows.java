package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.RowProducts.Rows;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * Outputs and deltas in rows, for the gradient: products of rows in a wide layer; the columns of other layers are turned.
 */
final class AcrossRows {
    private static final CodeBlock NOTHING = CodeBlock.of("");

    private final NetworkPlan plan;
    private final AcrossPlan across;
    private final Stored stored;
    private final AcrossTurns turns;
    private final RowProducts products;
    private final VectorTiles tiles;
    private final AcrossActivation activation;

    AcrossRows(NetworkPlan plan) {
        this.plan = plan;
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.turns = new AcrossTurns(plan);
        this.products = new RowProducts(across, plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.activation = new AcrossActivation(plan);
    }

    void addConstantsTo(TypeSpec.Builder type) {
        if (across.hasInRows()) {
            type.addField(VectorConstants.number("ROW_IN", "whole($L)", plan.inputs()));
        }
        for (LayerPlan layer : plan.layers()) {
            if (layer.hasDelta() || layer.drops() || across.hasOutRows(layer)) {
                type.addField(VectorConstants.number(VectorTypes.row(layer), "whole($L)", layer.units()));
            }
        }
    }

    void addScratchTo(TypeSpec.Builder type) {
        if (across.hasInRows()) {
            type.addField(across.scratch("inRows", "BLOCK * ROW_IN"));
        }
        for (LayerPlan layer : plan.layers()) {
            String length = "BLOCK * " + VectorTypes.row(layer);
            if (across.hasOutRows(layer) || across.isFused(layer)) {
                type.addField(across.scratch(Names.of("outRows", layer), length));
                if (across.isWide(layer) && !across.isFused(layer) && stored.nets(layer)) {
                    type.addField(across.scratch(Names.of("netRows", layer), length));
                }
                if (across.isWide(layer) && layer.drops()) {
                    type.addField(across.scratch(Names.of("rawRows", layer), length));
                }
            }
            if (layer.drops()) {
                type.addField(across.scratch(Names.of("keepRows", layer), length));
            }
            if (layer.hasDelta()) {
                type.addField(across.scratch(Names.of("deltaRows", layer), length));
            }
            if (needsWeightsBehind(layer)) {
                LayerPlan next = plan.layers().get(layer.index() + 1);
                type.addField(across.scratch(Names.of("turned", next), next.units() + " * " + VectorTypes.row(layer)));
            }
        }
    }

    private boolean hasDeltaProducts(LayerPlan layer) {
        return across.isWide(layer) && across.hasDeltaRows(layer);
    }

    /** Whether the deltas of a layer are computed from the turned weights of the layer behind. */
    private boolean needsWeightsBehind(LayerPlan layer) {
        return hasDeltaProducts(layer) || across.isFused(layer);
    }

    /** Turns the weights that the products of deltas need, long before they need them. */
    void turnWeights(Source source) {
        for (LayerPlan layer : plan.layers()) {
            if (needsWeightsBehind(layer)) {
                source.statement("$L()", turns.weights(layer));
            }
        }
    }

    /** Calls the methods for all layers: outputs from the first to the last, then deltas from the last to the first. */
    void all(Source source) {
        if (across.hasInRows()) {
            source.statement("copyRows(in, inAt, n)");
        }
        for (LayerPlan layer : plan.layers()) {
            if (across.hasOutRows(layer)) {
                if (across.isWide(layer)) {
                    source.statement("$L($L)", Names.of("outRows", layer), across.rowArguments(layer));
                } else {
                    AcrossTurns.call(source, "outs", "outRows", layer);
                }
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (hasDeltaProducts(layer)) {
                source.statement("$L(n)", Names.of("deltaRows", layer));
            } else if (turnsDeltas(layer)) {
                AcrossTurns.call(source, "deltas", "deltaRows", layer);
            }
        }
    }

    void addTo(TypeSpec.Builder type) {
        if (across.hasInRows()) {
            type.addMethod(turns.inputs());
        }
        for (LayerPlan layer : plan.layers()) {
            if (across.isWide(layer) && across.hasOutRows(layer)) {
                addOutsTo(type, layer);
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (hasDeltaProducts(layer)) {
                addDeltasTo(type, layer);
            }
            if (needsWeightsBehind(layer)) {
                type.addMethod(turns.weightsBehind(layer));
            }
        }
        plan.layers().stream()
                .filter(this::isTurned)
                .map(LayerPlan::units)
                .distinct()
                .forEach(width -> type.addMethod(turns.columns(width)));
    }

    private boolean isTurned(LayerPlan layer) {
        return turnsOuts(layer) || turnsDeltas(layer);
    }

    private boolean turnsOuts(LayerPlan layer) {
        return across.hasOutRows(layer) && !across.isWide(layer);
    }

    private boolean turnsDeltas(LayerPlan layer) {
        boolean direct = plan.isOutput(layer) && AcrossLoss.hasDirectDeltas(plan);
        return across.hasDeltaRows(layer) && !across.isWide(layer) && !direct;
    }

    /** Outputs in rows, for a second time. */
    private void addOutsTo(TypeSpec.Builder type, LayerPlan layer) {
        String nets = Names.of(stored.nets(layer) ? "netRows" : "outRows", layer);
        Source source = across.source();
        chunks(source, "netRows", layer, layer.inputs(), across.rowArguments(layer));
        activation.outRows(source, layer, nets);
        type.addMethod(across.onRows(Names.of("outRows", layer), "Computes the outputs of " + layer.name() + ".", layer)
                .addCode(source.build())
                .build());
        for (int first = 0; first < layer.inputs(); first += RowProducts.SIDE_BY_SIDE) {
            int count = Math.min(RowProducts.SIDE_BY_SIDE, layer.inputs() - first);
            Source body = across.source();
            if (!across.readsCaller(layer)) {
                body.statement("$T in = $L", across.array(), across.inputRows(layer));
            }
            body.statement("$T p = parameters", across.array());
            products.add(
                    body,
                    new Rows("in", plus(across.inputRowsAt(layer), first), across.inputRow(layer)),
                    new Rows("p", plus(Names.weightsAt(layer), first * layer.units()), Integer.toString(layer.units())),
                    new Rows(nets, "0", VectorTypes.row(layer)),
                    first == 0 ? tiles.bias(layer, " + v") : NOTHING,
                    count);
            type.addMethod(across.onRows(chunk("netRows", layer, first), chunkDoc(first), layer)
                    .addCode(body.build())
                    .build());
        }
    }

    /** Deltas in rows: those of the layer behind times its turned weights. */
    private void addDeltasTo(TypeSpec.Builder type, LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        String turned = Names.of("turned", next);
        String row = VectorTypes.row(layer);
        Source source = across.source();
        chunks(source, "slopeRows", layer, next.units(), "n");
        activation.deltaRows(source, layer);
        type.addMethod(across.onExamples(Names.of("deltaRows", layer), "Computes the deltas of " + layer.name() + ".")
                .addCode(source.build())
                .build());
        for (int first = 0; first < next.units(); first += RowProducts.SIDE_BY_SIDE) {
            int count = Math.min(RowProducts.SIDE_BY_SIDE, next.units() - first);
            Source body = across.source()
                    .statement("$T delta = $L", across.array(), Names.of("deltaRows", next))
                    .statement("$T w = $L", across.array(), turned);
            products.add(
                    body,
                    new Rows("delta", Integer.toString(first), VectorTypes.row(next)),
                    new Rows("w", first == 0 ? "0" : first + " * " + row, row),
                    new Rows(Names.of("deltaRows", layer), "0", row),
                    first == 0 ? tiles.zero() : NOTHING,
                    count);
            type.addMethod(across.onExamples(chunk("slopeRows", layer, first), chunkDoc(first))
                    .addCode(body.build())
                    .build());
        }
    }

    private void chunks(Source source, String name, LayerPlan layer, int length, String arguments) {
        for (int first = 0; first < length; first += RowProducts.SIDE_BY_SIDE) {
            source.statement("$L($L)", chunk(name, layer, first), arguments);
        }
    }

    private static String chunk(String name, LayerPlan layer, int first) {
        return Names.of(first == 0 ? name : name + (first + 1), layer);
    }

    private static String chunkDoc(int first) {
        return first == 0
                ? "The products of the first numbers of each row with their weights."
                : "Adds those of the numbers from the " + (first + 1) + "th on.";
    }

    private static String plus(String at, int offset) {
        return offset == 0 ? at : at + " + " + offset;
    }
}
