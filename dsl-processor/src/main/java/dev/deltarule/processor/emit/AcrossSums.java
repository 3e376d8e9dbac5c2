package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.List;

/**
 * The sums that make up a gradient across examples: rows of whole vectors, added to the caller's gradient or, times the
 * learning rate, to the parameters.
 */
final class AcrossSums {
    private final AcrossPlan across;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final List<LayerPlan> trained;

    AcrossSums(NetworkPlan plan) {
        this.across = new AcrossPlan(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.trained = plan.layers().stream().filter(LayerPlan::trainable).toList();
    }

    void addScratchTo(TypeSpec.Builder type) {
        for (LayerPlan layer : trained) {
            type.addField(across.scratch(weights(layer), broadcast(layer) + " * " + row(layer)));
            if (layer.trainableBias()) {
                type.addField(across.scratch(biases(layer), VectorTypes.row(layer)));
            }
        }
    }

    /** The array with the sums for the weights of a layer. */
    static String weights(LayerPlan layer) {
        return Names.of("weightSums", layer);
    }

    /** The array with the sums for its biases. */
    static String biases(LayerPlan layer) {
        return Names.of("biasSums", layer);
    }

    /** The inputs or units that are broadcast, each of which has a row of sums. */
    int broadcast(LayerPlan layer) {
        return across.lanesAreInputs(layer) ? layer.units() : layer.inputs();
    }

    /** The length of a row of sums. */
    String row(LayerPlan layer) {
        return across.lanesAreInputs(layer) ? across.inputRow(layer) : VectorTypes.row(layer);
    }

    /** Adds the methods that add the sums. */
    void addTo(TypeSpec.Builder type, Names names) {
        type.addMethod(add(names.method("addSums")));
        for (LayerPlan layer : Backwards.of(trained)) {
            type.addMethod(add(layer));
        }
    }

    private MethodSpec add(String name) {
        Source source = across.source();
        Backwards.of(trained).forEach(layer -> source.statement("$L(to, factor)", Names.of("addSums", layer)));
        return toParameters(name, "Adds factor times the sums of dE/dparameter.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec add(LayerPlan layer) {
        String at = Names.weightsAt(layer) + " + i" + (layer.units() == 1 ? "" : " * " + layer.units());
        Source source = across.source();
        boolean vectors = !across.lanesAreInputs(layer) && types.divide(layer.units());
        if (vectors) {
            source.statement("$1T times = $1T.broadcast(S, factor)", types.vector());
        }
        source.loop("i", layer.inputs());
        if (vectors) {
            addVectors(source, layer, weights(layer) + ", i * " + row(layer) + " + j", at + " + j");
        } else {
            source.statement("int at = $L", at);
            across.each(
                    source,
                    "j",
                    layer.units(),
                    (number, place) -> CodeBlock.builder()
                            .addStatement(
                                    "to[at$1L] += factor * $2L[$3L]", number, weights(layer), sumAt(layer, number))
                            .build());
        }
        source.end();
        if (layer.trainableBias()) {
            addBiases(source, layer, vectors);
        }
        return toParameters(Names.of("addSums", layer), "Adds factor times the sums of " + layer.name() + ".")
                .addCode(source.build())
                .build();
    }

    /** Where the sum for input i and a unit lies. */
    private String sumAt(LayerPlan layer, String plusUnit) {
        if (!across.lanesAreInputs(layer)) {
            return "i * " + row(layer) + plusUnit;
        }
        return plusUnit.isEmpty() ? "i" : plusUnit.substring(" + ".length()) + " * " + row(layer) + " + i";
    }

    private void addBiases(Source source, LayerPlan layer, boolean vectors) {
        if (vectors && layer.bias() == Bias.PER_UNIT) {
            addVectors(source, layer, biases(layer) + ", j", Names.biasesAt(layer) + " + j");
            return;
        }
        source.loop("j", layer.units())
                .statement(
                        "to[$L] += factor * $L[j]",
                        Names.biasesAt(layer) + (layer.bias() == Bias.SHARED ? "" : " + j"),
                        biases(layer))
                .end();
    }

    /** Adds to all units, which whole vectors hold on every machine. */
    private void addVectors(Source source, LayerPlan layer, String from, String at) {
        source.begin("for (int j = 0; j < $L; j += L)", layer.units())
                .statement(
                        "$T.fromArray(S, $L).fma(times, $L).intoArray(to, $L)",
                        types.vector(),
                        from,
                        tiles.load("to", at),
                        at)
                .end();
    }

    private MethodSpec.Builder toParameters(String name, String doc) {
        return across.method(name, doc).addParameter(across.array(), "to").addParameter(across.number(), "factor");
    }
}
