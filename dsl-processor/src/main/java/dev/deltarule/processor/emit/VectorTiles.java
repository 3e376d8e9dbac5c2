package dev.deltarule.processor.emit;

import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.Precision;

/**
 * Blocks of examples x vectors of units whose sums stay in registers while a loop runs.
 *
 * <p>Four rows and two vectors make eight sums side by side: enough to hide the latency of a multiply-add, few enough for
 * sixteen registers. The loop is never unrolled over its length: HotSpot does not compile long straight-line vector code.
 */
final class VectorTiles {
    private final VectorTypes types;

    VectorTiles(Precision precision) {
        this.types = new VectorTypes(precision);
    }

    /** Declares the sums {@code c00 .. c31}. */
    private void zeros(Source source, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                source.statement("$1T $2L = $1T.zero($3L)", types.vector(), sum(row, column), VectorTypes.SHAPE);
            }
        }
    }

    private static String sum(int row, int vector) {
        return "c" + row + vector;
    }

    /**
     * Net inputs of {@code rows} examples and some vectors of units from {@code j} on: from the biases, one input after the
     * other. Expects {@code p}, {@code in}, {@code a} (the first example), {@code net}, {@code o} (its first output), and
     * {@code weights} from {@code w} on, {@code step} apart.
     */
    void forward(Source source, LayerPlan layer, int rows, int vectors) {
        for (int v = 0; v < vectors; v++) {
            String bias = Names.biasesAt(layer);
            switch (layer.bias()) {
                case PER_UNIT ->
                    source.statement(
                            "$1T b$2L = $1T.fromArray($3L, p, $4L + j$5L)",
                            types.vector(),
                            v,
                            VectorTypes.SHAPE,
                            bias,
                            plus(v));
                case SHARED ->
                    source.statement(
                            "$1T b$2L = $1T.broadcast($3L, p[$4L])", types.vector(), v, VectorTypes.SHAPE, bias);
                case NONE -> source.statement("$1T b$2L = $1T.zero($3L)", types.vector(), v, VectorTypes.SHAPE);
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                source.statement("$T $L = b$L", types.vector(), sum(row, v), v);
            }
        }
        source.loop("i", layer.inputs());
        loadVectors(source, "weights", "w", vectors);
        for (int row = 0; row < rows; row++) {
            multiplyAdd(source, row, vectors, "in[a" + rowOffset(row, layer.inputs()) + " + i]");
        }
        source.statement("w += step").end();
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                source.statement("$L.intoArray(net, o$L + j$L)", sum(row, v), rowOffset(row, layer.units()), plus(v));
            }
        }
    }

    private void multiplyAdd(Source source, int row, int vectors, String factor) {
        source.statement("$1T x$2L = $1T.broadcast($3L, $4L)", types.vector(), row, VectorTypes.SHAPE, factor);
        for (int v = 0; v < vectors; v++) {
            source.statement("$1L = x$2L.fma(w$3L, $1L)", sum(row, v), row, v);
        }
    }

    private void loadVectors(Source source, String array, String at, int vectors) {
        for (int v = 0; v < vectors; v++) {
            source.statement(
                    "$1T w$2L = $1T.fromArray($3L, $4L, $5L$6L)",
                    types.vector(),
                    v,
                    VectorTypes.SHAPE,
                    array,
                    at,
                    plus(v));
        }
    }

    /**
     * Adds {@code factor} times Σ over the examples of input · delta to the weights of {@code rows} inputs and some vectors
     * of units. Expects {@code in}, {@code a} (the first input), {@code n}, {@code delta} (a packed panel), {@code to} and
     * {@code w} (its first weight). An overlapping vector leaves alone what the one before it has added.
     */
    void products(Source source, LayerPlan layer, int rows, int vectors, boolean overlapping) {
        zeros(source, rows, vectors);
        source.statement("int x = a").statement("int d = 0").begin("for (int e = 0; e < n; e++)");
        loadVectors(source, "delta", "d", vectors);
        for (int row = 0; row < rows; row++) {
            multiplyAdd(source, row, vectors, "in[x" + (row == 0 ? "" : " + " + row) + "]");
        }
        source.statement("x += $L", layer.inputs())
                .statement("d += $L", vectors == 1 ? "L" : vectors + " * L")
                .end();
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                String change = sum(row, v) + ".mul(factor)" + (overlapping ? onlyNew(layer) : "");
                String at = "w" + rowOffset(row, layer.units()) + plus(v);
                source.statement(
                        "$1T.fromArray($2L, to, $3L).add($4L).intoArray(to, $3L)",
                        types.vector(),
                        VectorTypes.SHAPE,
                        at,
                        change);
            }
        }
    }

    /**
     * dE/dout of {@code columns} units {@code i ..} of a layer for {@code rows} examples: products of the deltas of the layer
     * behind it with its weights. Expects {@code p}, {@code delta}, {@code d} (the first delta of the first example), {@code
     * w} (the first weight of unit i), {@code slopes} and {@code o} (where unit i of the first example goes).
     */
    void slopes(Source source, LayerPlan layer, LayerPlan next, int rows, int columns) {
        zeros(source, rows, columns);
        source.statement("int j = 0")
                .begin("for (; j <= $L - $L; j += $L)", next.units(), VectorTypes.LANES, VectorTypes.LANES);
        slopeStep(source, next, rows, columns, "j", "");
        source.end()
                .begin("if (j < $L)", next.units())
                .statement("int last = $L - $L", next.units(), VectorTypes.LANES);
        slopeStep(source, next, rows, columns, "last", onlyNew(next));
        source.end();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                source.statement(
                        "slopes[o$L$L] = $L.reduceLanes($T.ADD)",
                        rowOffset(row, layer.units()),
                        column == 0 ? "" : " + " + column,
                        sum(row, column),
                        VectorTypes.OPERATORS);
            }
        }
    }

    private void slopeStep(Source source, LayerPlan next, int rows, int columns, String at, String masked) {
        for (int column = 0; column < columns; column++) {
            source.statement(
                    "$1T w$2L = $1T.fromArray($3L, p, w$4L + $5L)",
                    types.vector(),
                    column,
                    VectorTypes.SHAPE,
                    rowOffset(column, next.units()),
                    at);
        }
        for (int row = 0; row < rows; row++) {
            source.statement(
                    "$1T d$2L = $1T.fromArray($3L, delta, d$4L + $5L)$6L",
                    types.vector(),
                    row,
                    VectorTypes.SHAPE,
                    rowOffset(row, next.units()),
                    at,
                    masked);
            for (int column = 0; column < columns; column++) {
                source.statement("$1L = d$2L.fma(w$3L, $1L)", sum(row, column), row, column);
            }
        }
    }

    /** A product with 0 and not a mask: masks of two lanes are kept in objects by some virtual machines. */
    private String onlyNew(LayerPlan layer) {
        return ".mul(" + types.vector().simpleName() + ".fromArray(S, " + VectorTypes.fresh(layer) + ", 0))";
    }

    private static String plus(int vector) {
        return vector == 0 ? "" : vector == 1 ? " + " + VectorTypes.LANES : " + " + vector + " * " + VectorTypes.LANES;
    }

    private static String rowOffset(int row, int width) {
        return row == 0 ? "" : " + " + (long) row * width;
    }
}
