package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * Net inputs of a wide layer for a single example, from the whole vectors of some rows of weights at a time. Memory is read from
 * end to end that way, while a pass for each few vectors would read parts of every row, and the lines between two parts twice.
 */
final class SingleRows {
    /** So many rows together, for which the sums are loaded and stored once. */
    private static final int ROWS = 4;

    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final ExampleCode examples;

    SingleRows(NetworkPlan plan, VectorMethods methods) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.examples = new ExampleCode(plan, Layout.ROWS);
    }

    /** Calls the methods for all rows. */
    void call(Source source, LayerPlan layer) {
        int left = layer.inputs() % ROWS;
        int fours = layer.inputs() - left;
        String weights = Names.weightsAt(layer);
        if (fours > 0) {
            source.begin("for (int i = 0; i < $L; i += $L)", fours, ROWS)
                    .statement("$L(in, a + i, o, $L + i * $L)", name(ROWS, layer), weights, layer.units())
                    .end();
        }
        if (left > 0) {
            String at = weights + VectorTypes.plus((long) fours * layer.units());
            source.statement("$L(in, a$L, o, $L)", name(left, layer), VectorTypes.plus(fours), at);
        }
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        int left = layer.inputs() % ROWS;
        if (layer.inputs() >= ROWS) {
            add(type, layer, ROWS);
        }
        if (left > 0) {
            add(type, layer, left);
        }
    }

    private void add(TypeSpec.Builder type, LayerPlan layer, int rows) {
        type.addMethod(
                methods.onRow(name(rows, layer)).addCode(sums(layer, rows)).build());
    }

    private static String name(int rows, LayerPlan layer) {
        return Names.of("rows" + rows, layer);
    }

    private CodeBlock sums(LayerPlan layer, int rows) {
        Source source = methods.sourceOnRow(examples.netArray(layer));
        for (int row = 0; row < rows; row++) {
            CodeBlock input = types.broadcast("in[a" + VectorTypes.plus(row) + "]");
            source.statement("$T x$L = $L", types.vector(), row, input);
        }
        source.begin("for (int j = 0; j <= $L - L; j += L)", layer.units())
                .statement("$T sum = $L", types.vector(), tiles.load("net", "o + j"));
        for (int row = 0; row < rows; row++) {
            CodeBlock weights = tiles.load("p", "w + j" + VectorTypes.plus((long) row * layer.units()));
            source.statement("sum = x$L.fma($L, sum)", row, weights);
        }
        return source.statement("sum.intoArray(net, o + j)").end().build();
    }
}
