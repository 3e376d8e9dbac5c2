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
 * Outputs and deltas in rows, for the gradient. In a wide layer they are products of rows: each vector of units keeps up to
 * eight of its weights in registers while a loop goes over the examples. The columns of other layers are turned.
 */
final class AcrossRows {
    /** Weights side by side. */
    private static final int SIDE_BY_SIDE = 8;

    private final NetworkPlan plan;
    private final AcrossPlan across;
    private final Stored stored;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final AcrossActivation activation;

    AcrossRows(NetworkPlan plan) {
        this.plan = plan;
        this.across = new AcrossPlan(plan);
        this.stored = new Stored(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.activation = new AcrossActivation(plan);
    }

    void addConstantsTo(TypeSpec.Builder type) {
        if (across.hasInRows()) {
            type.addField(VectorConstants.number("ROW_IN", "whole($L)", plan.inputs()));
        }
        for (LayerPlan layer : plan.layers()) {
            if (layer.hasDelta() || across.hasOutRows(layer)) {
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
            if (hasDeltaProducts(layer) || across.isFused(layer)) {
                LayerPlan next = plan.layers().get(layer.index() + 1);
                type.addField(across.scratch(Names.of("turned", next), next.units() + " * " + VectorTypes.row(layer)));
            }
        }
    }

    private boolean hasDeltaProducts(LayerPlan layer) {
        return across.isWide(layer) && across.hasDeltaRows(layer);
    }

    /** Turns the weights that the products of deltas need, long before they need them. */
    void turnWeights(Source source) {
        for (LayerPlan layer : plan.layers()) {
            if (hasDeltaProducts(layer) || across.isFused(layer)) {
                source.statement("$L()", turnWeights(layer));
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
                    turn(source, "outs", "outRows", layer);
                }
            }
        }
        for (LayerPlan layer : Backwards.of(plan.layers())) {
            if (hasDeltaProducts(layer)) {
                source.statement("$L(n)", Names.of("deltaRows", layer));
            } else if (turnsDeltas(layer)) {
                turn(source, "deltas", "deltaRows", layer);
            }
        }
    }

    private static void turn(Source source, String columns, String rows, LayerPlan layer) {
        source.statement(
                "turn$L($L, $L, $L, n)",
                layer.units(),
                Names.of(columns, layer),
                Names.of(rows, layer),
                VectorTypes.row(layer));
    }

    void addTo(TypeSpec.Builder type) {
        if (across.hasInRows()) {
            type.addMethod(copyRows());
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
            if (hasDeltaProducts(layer) || across.isFused(layer)) {
                type.addMethod(turnWeightsBehind(layer));
            }
        }
        plan.layers().stream()
                .filter(this::isTurned)
                .map(LayerPlan::units)
                .distinct()
                .forEach(width -> type.addMethod(turn(width)));
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
        for (int first = 0; first < layer.inputs(); first += SIDE_BY_SIDE) {
            int count = Math.min(SIDE_BY_SIDE, layer.inputs() - first);
            Source body = across.source();
            if (!across.readsCaller(layer)) {
                body.statement("$T in = $L", across.array(), across.inputRows(layer));
            }
            body.statement("$T p = parameters", across.array());
            String start = first > 0
                    ? ""
                    : layer.bias() == Bias.NONE ? "zero" : layer.bias() == Bias.SHARED ? "broadcast" : "load";
            product(
                    body,
                    new Product(
                            "in",
                            plus(across.inputRowsAt(layer), first),
                            across.inputRow(layer),
                            "p",
                            plus(Names.weightsAt(layer), first * layer.units()),
                            Integer.toString(layer.units()),
                            nets,
                            VectorTypes.row(layer),
                            start,
                            Names.biasesAt(layer),
                            count));
            type.addMethod(across.onRows(chunk("netRows", layer, first), chunkDoc(first), layer)
                    .addCode(body.build())
                    .build());
        }
    }

    private String turnWeights(LayerPlan layer) {
        return Names.of("turnWeights", plan.layers().get(layer.index() + 1));
    }

    private MethodSpec turnWeightsBehind(LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = across.source()
                .statement("$T p = parameters", across.array())
                .statement("$T w = $L", across.array(), Names.of("turned", next))
                .loop("i", layer.units())
                .statement("int at = $L + i$L", Names.weightsAt(next), next.units() == 1 ? "" : " * " + next.units());
        across.each(
                source,
                "j",
                next.units(),
                (number, place) -> CodeBlock.builder()
                        .addStatement(
                                "w[i$L] = p[at$L]",
                                number.isEmpty() ? "" : " + " + number.substring(3) + " * " + VectorTypes.row(layer),
                                number)
                        .build());
        source.end();
        return across.method(
                        turnWeights(layer),
                        "Turns the weights of " + next.name() + ": those of one unit then lie in a row.")
                .addCode(source.build())
                .build();
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
        for (int first = 0; first < next.units(); first += SIDE_BY_SIDE) {
            int count = Math.min(SIDE_BY_SIDE, next.units() - first);
            Source body = across.source()
                    .statement("$T delta = $L", across.array(), Names.of("deltaRows", next))
                    .statement("$T w = $L", across.array(), turned);
            product(
                    body,
                    new Product(
                            "delta",
                            Integer.toString(first),
                            VectorTypes.row(next),
                            "w",
                            first == 0 ? "0" : first + " * " + row,
                            row,
                            Names.of("deltaRows", layer),
                            row,
                            first == 0 ? "zero" : "",
                            "",
                            count));
            type.addMethod(across.onExamples(chunk("slopeRows", layer, first), chunkDoc(first))
                    .addCode(body.build())
                    .build());
        }
    }

    private void chunks(Source source, String name, LayerPlan layer, int length, String arguments) {
        for (int first = 0; first < length; first += SIDE_BY_SIDE) {
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

    /**
     * A product of rows.
     *
     * @param numbers the array of the numbers that are broadcast
     * @param numbersAt where the first lies
     * @param numberRow the distance to those of the next example
     * @param weights the array of weights
     * @param weightsAt where those of the first number lie
     * @param weightRow the distance to those of the next number
     * @param to the array of results
     * @param toRow the distance to those of the next example
     * @param start what sums begin with: zero, a broadcast or loaded bias, or nothing for what is in the results
     * @param bias where the biases lie
     * @param count of numbers
     */
    private record Product(
            String numbers,
            String numbersAt,
            String numberRow,
            String weights,
            String weightsAt,
            String weightRow,
            String to,
            String toRow,
            String start,
            String bias,
            int count) {}

    private void product(Source source, Product of) {
        source.statement("$T to = $L", across.array(), of.to()).begin("for (int v = 0; v < $L; v += L)", of.toRow());
        for (int k = 0; k < of.count(); k++) {
            String at = (of.weightsAt().equals("0") ? "" : of.weightsAt() + " + ")
                    + (k == 0
                            ? ""
                            : (of.weightRow().matches("\\d+")
                                            ? k * Integer.parseInt(of.weightRow())
                                            : k + " * " + of.weightRow())
                                    + " + ")
                    + "v";
            source.statement("$T w$L = $L", types.vector(), k, tiles.load(of.weights(), at));
        }
        switch (of.start()) {
            case "zero" -> source.statement("$1T start = $1T.zero(S)", types.vector());
            case "broadcast" -> source.statement("$1T start = $1T.broadcast(S, p[$2L])", types.vector(), of.bias());
            case "load" -> source.statement("$T start = $L", types.vector(), tiles.load("p", of.bias() + " + v"));
            default -> {}
        }
        source.statement("int a = $L", of.numbersAt())
                .begin("for (int o = v; o < n * $1L; o += $1L)", of.toRow())
                .statement("$T c = $L", types.vector(), of.start().isEmpty() ? tiles.load("to", "o") : "start");
        for (int k = 0; k < of.count(); k++) {
            source.statement(
                    "c = $1T.broadcast(S, $2L[a$3L]).fma(w$4L, c)",
                    types.vector(),
                    of.numbers(),
                    k == 0 ? "" : " + " + k,
                    k);
        }
        source.statement("c.intoArray(to, o)")
                .statement("a += $L", of.numberRow())
                .end()
                .end();
    }

    private static String plus(String at, int offset) {
        return offset == 0 ? at : at + " + " + offset;
    }

    private MethodSpec copyRows() {
        return across.method("copyRows", "Copies the inputs of n examples into rows of whole vectors.")
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "n")
                .addCode(across.source()
                        .begin("for (int e = 0; e < n; e++)")
                        .statement(
                                "$T.arraycopy(in, inAt + e * $L, inRows, e * ROW_IN, $L)",
                                System.class,
                                plan.inputs(),
                                plan.inputs())
                        .end()
                        .build())
                .build();
    }

    private MethodSpec turn(int width) {
        Source source = across.eachExample(across.source(), width).statement("int at = e * row");
        across.each(
                source,
                "j",
                width,
                (number, place) -> CodeBlock.builder()
                        .addStatement("rows[at$L] = columns[$L]", number, place)
                        .build());
        return across.method("turn" + width, "Turns %d columns into rows, one for each of n examples.".formatted(width))
                .addModifiers(Modifier.STATIC)
                .addParameter(across.array(), "columns")
                .addParameter(across.array(), "rows")
                .addParameter(TypeName.INT, "row")
                .addParameter(TypeName.INT, "n")
                .addCode(source.end().end().build())
                .build();
    }
}
