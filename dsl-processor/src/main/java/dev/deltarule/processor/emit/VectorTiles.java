package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.Precision;
import java.util.function.BiConsumer;

/**
 * The one shape of loop in which the Vector API variant spends its time: some rows times some vectors of sums that stay in
 * registers while the loop runs.
 *
 * <p>Every turn takes one number from each of the rows, the same vectors for all of them from a panel, and adds the products.
 * Sums stay in registers because they are few: twelve with two vectors, sixteen with four where the machine has 32 registers.
 * The loop is never unrolled over its length, and what stands around it is kept short: HotSpot inlines only so much into one
 * method, and what it leaves out keeps vectors in objects.
 *
 * <p>Where the loop begins is an argument, although mostly 0: of an index that begins at a number it knows, HotSpot on JDK 17
 * makes a second one that counts in vectors, does not see how far it goes, and checks the bounds of the panel in every turn.
 */
final class VectorTiles {
    private final VectorTypes types;

    VectorTiles(Precision precision) {
        this.types = new VectorTypes(precision);
    }

    /** The name of a sum: row and vector. */
    static String sum(int row, int vector) {
        return "c" + row + vector;
    }

    /** Does something with each sum, given its row and its vector. */
    static void eachSum(int rows, int vectors, BiConsumer<Integer, Integer> rowAndVector) {
        for (int row = 0; row < rows; row++) {
            for (int v = 0; v < vectors; v++) {
                rowAndVector.accept(row, v);
            }
        }
    }

    /** Declares the sums, all 0. */
    void zeros(Source source, int rows, int vectors) {
        source.statement("$T zero = $L", types.vector(), zero());
        eachSum(rows, vectors, (row, v) -> source.statement("$T $L = zero", types.vector(), sum(row, v)));
    }

    /** Declares the sums, which begin with the first row of the panel: the biases. */
    void biases(Source source, int rows, int vectors) {
        for (int v = 0; v < vectors; v++) {
            source.statement("$T b$L = $L", types.vector(), v, load("panel", "0" + VectorTypes.plusLanes(v)));
        }
        eachSum(rows, vectors, (row, v) -> source.statement("$T $L = b$L", types.vector(), sum(row, v), v));
    }

    /**
     * What a tile's loop goes over, from {@code first} on.
     *
     * @param index its index
     * @param end where it ends
     * @param isEven whether the number of turns is always even
     * @param turn which vectors of the panel a turn takes: those of the index, or later ones, {@code (i + 1)}
     */
    record Loop(String index, Object end, boolean isEven, String turn) {}

    /** An expression for the number of a row in a turn, given what is added to the index: nothing or {@code  + 1}. */
    interface Factor {
        String at(int row, String turn);
    }

    /**
     * Adds up the products. A tile of two vectors does an even number of turns in pairs: counting and addresses would be a
     * third of its instructions otherwise, and of these there are too many where another thread runs on the same core.
     */
    void add(Source source, int rows, int vectors, Loop loop, Factor factor) {
        String index = loop.index();
        boolean inPairs = loop.isEven() && TileRows.doesPairs(rows, vectors);
        source.begin(
                inPairs ? "for (int $1L = first; $1L < $2L; $1L += 2)" : "for (int $1L = first; $1L < $2L; $1L++)",
                index,
                loop.end());
        turns(source, rows, vectors, inPairs ? 2 : 1, loop, factor);
        source.end();
    }

    private void turns(Source source, int rows, int vectors, int turns, Loop loop, Factor factor) {
        source.statement("int w = $L * $L", VectorTypes.lanes(vectors), loop.turn());
        for (int turn = 0; turn < turns; turn++) {
            if (turn > 0) {
                keepOrder(source, rows, vectors);
            }
            CodeBlock declared = turn == 0 ? CodeBlock.of("$T ", types.vector()) : CodeBlock.of("");
            for (int v = 0; v < vectors; v++) {
                CodeBlock vector = load("panel", "w" + VectorTypes.plusLanes(turn * vectors + v));
                source.statement("$Lw$L = $L", declared, v, vector);
            }
            for (int row = 0; row < rows; row++) {
                if (row > 0) {
                    keepOrder(source, rows, vectors);
                }
                String x = factor.at(row, turn == 0 ? "" : " + " + turn);
                source.statement("$Lx$L = $L", declared, row, types.broadcast(x));
                for (int v = 0; v < vectors; v++) {
                    source.statement("$1L = x$2L.fma(w$3L, $1L)", sum(row, v), row, v);
                }
            }
        }
    }

    private static void keepOrder(Source source, int rows, int vectors) {
        if (TileRows.doesPairs(rows, vectors)) {
            source.statement("$T.keep()", RuntimeTypes.LOAD_ORDER);
        }
    }

    /** An expression that loads a vector. */
    CodeBlock load(String array, String at) {
        return CodeBlock.of(
                "$T.fromArray($L, $L, $L)", types.vector(), VectorTypes.SHAPE, array, VectorTypes.withoutZero(at));
    }

    /** An expression for a vector of zeros. */
    CodeBlock zero() {
        return CodeBlock.of("$T.zero($L)", types.vector(), VectorTypes.SHAPE);
    }

    /** An expression for the biases of a vector of units, where {@code at} is added to the place of the first. */
    CodeBlock bias(LayerPlan layer, String at) {
        return switch (layer.bias()) {
            case PER_UNIT -> load("p", Names.biasesAt(layer) + at);
            case SHARED ->
                CodeBlock.of("$T.broadcast($L, p[$L])", types.vector(), VectorTypes.SHAPE, Names.biasesAt(layer));
            case NONE -> zero();
        };
    }
}
