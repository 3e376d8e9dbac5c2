package dev.deltarule.runtime.reference;

import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import java.util.ArrayList;
import java.util.List;

/** Builds topologies for tests: lays out the parameters layer after layer and names the layers. */
public final class Topologies {
    private Topologies() {}

    /** A topology of dense layers, the output layer last. */
    public static Topology of(String name, int inputs, Loss loss, LayerSpec... specs) {
        List<Topology.Layer> layers = new ArrayList<>();
        int width = inputs;
        int at = 0;
        for (int i = 0; i < specs.length; i++) {
            LayerSpec spec = specs[i];
            Topology.Layer layer = new Topology.Layer(
                    spec.name().isEmpty() ? usualName(i, specs.length) : spec.name(),
                    width,
                    spec.units(),
                    spec.activation(),
                    spec.bias(),
                    spec.init(),
                    spec.trainable(),
                    spec.trainableBias(),
                    at,
                    at + width * spec.units());
            layers.add(layer);
            width = spec.units();
            at += layer.parameters();
        }
        return new Topology(name, inputs, loss, layers);
    }

    private static String usualName(int layer, int layers) {
        if (layer == layers - 1) {
            return "output";
        }
        return layers == 2 ? "hidden" : "hidden" + (layer + 1);
    }
}
