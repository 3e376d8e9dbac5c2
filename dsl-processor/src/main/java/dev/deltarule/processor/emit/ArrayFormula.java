package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A formula that is computed for each number of some arrays: an activation or a slope.
 *
 * @param formula the formula
 * @param to the array of its values
 * @param arrays the arrays of the symbols in the formula
 * @param factor the array of factors of the values, or empty
 * @param precision of the numbers
 */
record ArrayFormula(Formula formula, String to, Map<String, String> arrays, String factor, Precision precision) {
    /**
     * Writes a loop over vectors, in float if all functions are known as such.
     *
     * @param loop its head, in which k is the index of a vector's first number
     * @return whether the loop could be written
     */
    boolean addVectors(Source source, String loop) {
        VectorTypes types = new VectorTypes(precision);
        VectorTiles tiles = new VectorTiles(precision);
        Source functions = new Source(precision);
        Optional<CodeBlock> vector = precision == Precision.FLOAT
                ? VectorFormula.of(formula.toString(), types, functions)
                : Optional.empty();
        if (vector.isEmpty()) {
            return false;
        }
        source.begin(loop);
        arrays.forEach(
                (symbol, array) -> source.statement("$T $L = $L", types.vector(), symbol, tiles.load(array, "k")));
        CodeBlock value =
                factor.isEmpty() ? vector.get() : CodeBlock.of("$L.mul($L)", tiles.load(factor, "k"), vector.get());
        source.add(functions).statement("$L.intoArray($L, k)", value, to).end();
        return true;
    }

    /** Writes the statement for a single number. */
    void addNumber(Source source, String index) {
        Map<String, String> variables = new TreeMap<>();
        arrays.forEach((symbol, array) -> variables.put(symbol, array + "[" + index + "]"));
        CodeBlock value = factor.isEmpty()
                ? formula.code(precision, variables)
                : CodeBlock.of("$L[$L] * $L", factor, index, formula.factor(precision, variables));
        source.statement("$L[$L] = $L", to, index, value);
    }
}
