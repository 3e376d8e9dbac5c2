package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.Precision;

/**
 * Products of rows of numbers with rows of weights, for the examples of a block: each vector of results keeps the weights of
 * some numbers in registers while a loop goes over the examples.
 */
final class RowProducts {
    /** Weights side by side. */
    static final int SIDE_BY_SIDE = 8;

    /**
     * Rows in an array.
     *
     * @param array its name
     * @param at where the first number lies
     * @param row the distance from row to row
     */
    record Rows(String array, String at, String row) {}

    private final AcrossPlan across;
    private final VectorTypes types;
    private final VectorTiles tiles;

    RowProducts(AcrossPlan across, Precision precision) {
        this.across = across;
        this.types = new VectorTypes(precision);
        this.tiles = new VectorTiles(precision);
    }

    /**
     * Writes the loops.
     *
     * @param numbers a row for each example
     * @param weights a row for each number
     * @param to a row of results for each example
     * @param start what sums begin with, or nothing to add to the results there are
     * @param count of numbers, at most {@link #SIDE_BY_SIDE}
     */
    void add(Source source, Rows numbers, Rows weights, Rows to, CodeBlock start, int count) {
        source.statement("$T to = $L", across.array(), to.array()).begin("for (int v = 0; v < $L; v += L)", to.row());
        for (int k = 0; k < count; k++) {
            String at = weights.at().equals("0") ? "" : weights.at() + " + ";
            source.statement(
                    "$T w$L = $L", types.vector(), k, tiles.load(weights.array(), at + rows(k, weights.row()) + "v"));
        }
        if (!start.isEmpty()) {
            source.statement("$T start = $L", types.vector(), start);
        }
        source.statement("int a = $L", numbers.at())
                .begin("for (int o = v; o < n * $1L; o += $1L)", to.row())
                .statement("$T c = $L", types.vector(), start.isEmpty() ? tiles.load("to", "o") : "start");
        for (int k = 0; k < count; k++) {
            source.statement(
                    "c = $1T.broadcast(S, $2L[a$3L]).fma(w$4L, c)",
                    types.vector(),
                    numbers.array(),
                    VectorTypes.plus(k),
                    k);
        }
        source.statement("c.intoArray(to, o)")
                .statement("a += $L", numbers.row())
                .end()
                .end();
    }

    /** So many rows, to add to: a number where their length is one. */
    private static String rows(int count, String row) {
        if (count == 0) {
            return "";
        }
        return (row.matches("\\d+") ? count * Integer.parseInt(row) : count + " * " + row) + " + ";
    }
}
