package dev.deltarule.processor.emit;

import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;

/**
 * What the panels of the forward pass hold: the biases of some vectors of units in the first row, and behind them a row of weights
 * for each input.
 */
final class ForwardPanels {
    private final VectorMethods methods;
    private final VectorTypes types;
    private final VectorPanels panels;

    ForwardPanels(NetworkPlan plan, VectorMethods methods, VectorPanels panels) {
        this.methods = methods;
        this.types = new VectorTypes(plan.precision());
        this.panels = panels;
    }

    /** Fills the panel with what belongs to the units from {@code j} on. */
    void fill(Source source, LayerPlan layer, int vectors) {
        int units = layer.units();
        if (types.isAlwaysFull(units, vectors)) {
            full(source, layer, vectors);
        } else {
            String lanes = VectorTypes.lanes(vectors);
            source.begin("if (j <= $L - $L)", units, lanes);
            full(source, layer, vectors);
            source.nextBegin("else");
            rest(source, layer, lanes);
            source.end();
        }
    }

    /** A panel of the biases and weights of whole vectors of units. */
    private void full(Source source, LayerPlan layer, int vectors) {
        String lanes = VectorTypes.lanes(vectors);
        beginBiases(source, layer, lanes);
        if (layer.bias() == Bias.PER_UNIT) {
            panels.pack(source, vectors, "p", Names.biasesAt(layer) + " + j", "0", "1", "panel", "0");
        } else {
            sameBias(source, layer, lanes);
        }
        endBiases(source, layer);
        panels.pack(
                source,
                vectors,
                "p",
                firstWeight(layer),
                Integer.toString(layer.units()),
                inputs(layer),
                "panel",
                weightsInPanel(layer, lanes));
    }

    /** A panel of the last units, fewer than its vectors have lanes. */
    private void rest(Source source, LayerPlan layer, String lanes) {
        String width = layer.units() + " - j";
        beginBiases(source, layer, lanes);
        if (layer.bias() == Bias.PER_UNIT) {
            panels.packRest(source, "p", Names.biasesAt(layer) + " + j", "0", "1", width, lanes, "0");
        } else {
            sameBias(source, layer, lanes);
        }
        endBiases(source, layer);
        panels.packRest(
                source,
                "p",
                firstWeight(layer),
                Integer.toString(layer.units()),
                inputs(layer),
                width,
                lanes,
                weightsInPanel(layer, lanes));
    }

    /** The weights of an input have their place in the panel, behind the biases, in whatever part they are. */
    private String weightsInPanel(LayerPlan layer, String lanes) {
        return methods.isSharedInParts(layer) ? lanes + " * (firstInput + 1)" : lanes;
    }

    /** The biases belong to the first part. */
    private void beginBiases(Source source, LayerPlan layer, String lanes) {
        if (methods.isSharedInParts(layer)) {
            source.begin("if (part > 0)")
                    .statement("$T.fill(panel, 0, $L, 0)", Arrays.class, lanes)
                    .nextBegin("else");
        }
    }

    private void endBiases(Source source, LayerPlan layer) {
        if (methods.isSharedInParts(layer)) {
            source.end();
        }
    }

    private String firstWeight(LayerPlan layer) {
        String part = methods.isSharedInParts(layer) ? " + firstInput * " + layer.units() : "";
        return Names.weightsAt(layer) + part + " + j";
    }

    private String inputs(LayerPlan layer) {
        return methods.isSharedInParts(layer) ? "endInput - firstInput" : Integer.toString(layer.inputs());
    }

    private static void sameBias(Source source, LayerPlan layer, String lanes) {
        String bias = layer.bias() == Bias.NONE ? "0" : "p[" + Names.biasesAt(layer) + "]";
        source.statement("$T.fill(panel, 0, $L, $L)", Arrays.class, lanes, bias);
    }
}
