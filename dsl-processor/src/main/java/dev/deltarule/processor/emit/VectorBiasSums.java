package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/** The gradient of the biases of one layer in the Vector API variant: its deltas, summed over the examples. */
final class VectorBiasSums {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorTiles tiles;

    VectorBiasSums(NetworkPlan plan, VectorMethods methods) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
    }

    MethodSpec method(LayerPlan layer) {
        boolean shared = layer.bias() == Bias.SHARED;
        Source source = methods.source();
        if (shared) {
            source.statement("$T change = 0", methods.number());
        }
        source.begin("for (int j = 0; j < $L; j += L)", layer.units())
                .statement("$1T c = $1T.zero(S)", types.vector())
                .begin("for (int e = 0; e < n; e++)")
                .statement(
                        "c = c.add($L)",
                        tiles.load(Names.of("deltas", layer), "e * " + VectorTypes.row(layer) + " + j"))
                .end()
                .statement("c.intoArray(panel, 0)")
                .statement("int width = $T.min(L, $L - j)", Math.class, layer.units())
                .begin("for (int k = 0; k < width; k++)")
                .statement(
                        shared ? "change += panel[k]" : "sum[$L + j + k] += factor * panel[k]",
                        shared ? new Object[0] : new Object[] {Names.biasesAt(layer)})
                .end()
                .end();
        if (shared) {
            source.statement("sum[$L] += factor * change", Names.biasesAt(layer));
        }
        return methods.method(Names.of("accumulateBiases", layer))
                .addJavadoc("Adds factor times dE/dbias of $L, summed over n examples.", layer.name())
                .addParameter(TypeName.INT, "n")
                .addParameter(methods.array(), "sum")
                .addParameter(methods.number(), "factor")
                .addParameter(methods.array(), "panel")
                .addCode(source.build())
                .build();
    }
}
