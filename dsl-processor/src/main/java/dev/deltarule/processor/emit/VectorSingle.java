package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;

/**
 * The net inputs of one layer for a single example in the Vector API variant: the weights are met once each, so they are read
 * where they lie, and in their order, as memory wants it. Of a row that just fits into registers the sums stay there; of wider
 * ones four rows are added together. Narrow rows, and what is left of wide ones, go vector by vector.
 */
final class VectorSingle {
    /** Whole vectors of a row from which on rows are quicker. */
    private static final int WIDE = 3;

    private final VectorMethods methods;
    private final VectorTypes types;
    private final ExampleCode examples;
    private final SingleRows rows;
    private final SingleVectors vectors;

    VectorSingle(NetworkPlan plan, VectorMethods methods) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.examples = new ExampleCode(plan, Layout.ROWS);
        this.rows = new SingleRows(plan, methods);
        this.vectors = new SingleVectors(plan, methods);
    }

    void addTo(TypeSpec.Builder type, LayerPlan layer) {
        type.addMethod(methods.method(Names.of("forwardOne", layer))
                .addJavadoc("Computes the net inputs of $L for one example.", layer.name())
                .addParameter(methods.array(), "in")
                .addParameter(TypeName.INT, "a")
                .addParameter(TypeName.INT, "o")
                .addCode(forward(layer))
                .build());
        if (vectors.fitRegisters(layer)) {
            vectors.addRow(type, layer);
        }
        if (goesByRows(layer)) {
            rows.addTo(type, layer);
        }
        if (goesByVectors(layer)) {
            vectors.addEach(type, layer);
        }
    }

    private CodeBlock forward(LayerPlan layer) {
        Source source = methods.source();
        beginWithBiases(source, layer);
        if (vectors.fitRegisters(layer)) {
            source.begin("if ($L)", vectors.areRow(layer));
            vectors.callRow(source, layer);
            source.statement("return").end();
        }
        String first = "0";
        if (alwaysGoesByRows(layer)) {
            rows.call(source, layer);
            first = whole(layer);
        } else if (goesByRows(layer)) {
            source.statement("int first = 0").begin("if ($L >= $L * L)", layer.units(), WIDE);
            rows.call(source, layer);
            source.statement("first = $L", whole(layer)).end();
            first = "first";
        }
        if (goesByVectors(layer)) {
            vectors.callEach(source, layer, first);
        }
        return source.build();
    }

    /** Whether the rows are wide where vectors are short. */
    private boolean goesByRows(LayerPlan layer) {
        return layer.units() >= WIDE * types.fewestLanes();
    }

    /** Whether the rows are wide whatever the vectors. */
    private boolean alwaysGoesByRows(LayerPlan layer) {
        return layer.units() >= WIDE * types.mostLanes();
    }

    private boolean goesByVectors(LayerPlan layer) {
        return !(alwaysGoesByRows(layer) && types.divide(layer.units()));
    }

    /** The units that whole vectors hold. */
    private static String whole(LayerPlan layer) {
        return layer.units() + " - " + layer.units() + " % L";
    }

    private void beginWithBiases(Source source, LayerPlan layer) {
        String net = examples.netArray(layer);
        int units = layer.units();
        String biases = Names.biasesAt(layer);
        switch (layer.bias()) {
            case PER_UNIT ->
                source.statement("$T.arraycopy(parameters, $L, $L, o, $L)", System.class, biases, net, units);
            case SHARED -> source.statement("$T.fill($L, o, o + $L, parameters[$L])", Arrays.class, net, units, biases);
            case NONE -> source.statement("$T.fill($L, o, o + $L, 0)", Arrays.class, net, units);
        }
    }
}
