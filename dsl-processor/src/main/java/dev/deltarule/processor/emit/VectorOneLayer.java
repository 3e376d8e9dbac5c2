package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/**
 * The net inputs of one layer of a small network for a single example: vectors of units, each a sum over the inputs.
 *
 * <p>One example takes as long as its longest chain of multiplications and additions, so a sum is kept in parts that do not
 * wait for each other. Few inputs are written out; of more a loop takes four at a time. With more operations in one method
 * HotSpot would no longer expand the exponentials behind them.
 *
 * <p>The last vector of a layer ends with its last unit, also where the layer has fewer units than a vector has lanes: the
 * first lanes then compute something that nobody reads. So values lie behind a gap as long as the longest vector.
 */
final class VectorOneLayer {
    /** The most inputs that are written out, in two parts. */
    private static final int FEW = 7;

    /** Parts of the sum over more inputs. */
    private static final int PARTS = 4;

    private final LayerPlan layer;
    private final Names names;
    private final String array;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final Source source;

    /**
     * Begins a layer.
     *
     * @param array where its inputs lie: {@code in[inAt}
     */
    VectorOneLayer(NetworkPlan plan, Names names, LayerPlan layer, String array, Source source) {
        this.layer = layer;
        this.names = names;
        this.array = array;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.source = source;
    }

    /** Whether a layer fits into one vector on every machine, and has so many weights before it as that is longer. */
    static boolean isNarrow(LayerPlan layer) {
        return layer.units() <= VectorTypes.FEWEST_LANES && hasRoomBefore(layer);
    }

    private static boolean hasRoomBefore(LayerPlan layer) {
        return layer.parameters().weightsAt() + layer.units() >= VectorTypes.MOST_LANES;
    }

    /** Declares the net inputs of a narrow layer, the last lanes of {@code net}. */
    void narrow() {
        declareInputs();
        net(" + " + layer.units() + " - L");
    }

    /**
     * Opens a loop over the vectors of a layer, which declares their net inputs as {@code net}.
     *
     * @return where in the layer the lanes of a vector begin
     */
    String begin() {
        declareInputs();
        int units = layer.units();
        source.begin("for (int j = 0; j < $L; j += L)", units);
        if (units % VectorTypes.MOST_LANES == 0) {
            net(" + j");
            return "j";
        }
        CodeBlock at = CodeBlock.of("$T.min(j, $L - L)", Math.class, units);
        source.statement("int at = $L", hasRoomBefore(layer) ? at : CodeBlock.of("$T.max(0, $L)", Math.class, at));
        net(" + at");
        return "at";
    }

    private boolean isWrittenOut() {
        return layer.inputs() <= FEW;
    }

    private void declareInputs() {
        for (int i = 0; isWrittenOut() && i < layer.inputs(); i++) {
            source.statement("$T $L = $L", types.vector(), names.source(layer, i), broadcast(VectorTypes.plus(i)));
        }
    }

    private void net(String at) {
        source.statement("int w = $L$L", Names.weightsAt(layer), at);
        CodeBlock bias = tiles.bias(layer, at);
        if (isWrittenOut()) {
            writtenOut(bias);
        } else {
            inParts(bias);
        }
    }

    private void writtenOut(CodeBlock bias) {
        for (int i = 0; i < layer.inputs(); i++) {
            CodeBlock weights = tiles.load("p", "w" + VectorTypes.plus((long) i * layer.units()));
            String x = names.source(layer, i);
            String part = "net" + (i % 2 + 1);
            switch (i) {
                case 0 -> source.statement("$T $L = $L.fma($L, $L)", types.vector(), part, x, weights, bias);
                case 1 -> source.statement("$T $L = $L.mul($L)", types.vector(), part, x, weights);
                default -> source.statement("$1L = $2L.fma($3L, $1L)", part, x, weights);
            }
        }
        source.statement("$T net = $L", types.vector(), layer.inputs() == 1 ? "net1" : "net1.add(net2)");
    }

    private void inParts(CodeBlock bias) {
        source.statement("$T net1 = $L", types.vector(), bias);
        for (int part = 2; part <= PARTS; part++) {
            source.statement("$T net$L = $L", types.vector(), part, tiles.zero());
        }
        int whole = layer.inputs() / PARTS * PARTS;
        source.begin("for (int i = 0; i < $L; i += $L)", whole, PARTS);
        for (int part = 0; part < PARTS; part++) {
            multiplyAdd(part, " + i" + VectorTypes.plus(part));
        }
        source.statement("w += $L", PARTS * layer.units()).end();
        for (int part = 0; part < layer.inputs() - whole; part++) {
            multiplyAdd(part, VectorTypes.plus(whole + part));
        }
        source.statement("$T net = net1.add(net2).add(net3.add(net4))", types.vector());
    }

    private void multiplyAdd(int part, String input) {
        source.statement(
                "net$1L = $2L.fma($3L, net$1L)",
                part + 1,
                broadcast(input),
                tiles.load("p", "w" + VectorTypes.plus((long) part * layer.units())));
    }

    private CodeBlock broadcast(String input) {
        return CodeBlock.of("$T.broadcast(S, $L$L])", types.vector(), array, input);
    }
}
