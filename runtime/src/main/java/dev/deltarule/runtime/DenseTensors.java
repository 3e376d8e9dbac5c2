package dev.deltarule.runtime;

import dev.deltarule.Init;
import dev.deltarule.runtime.ParameterTensor.Role;
import java.util.ArrayList;
import java.util.List;

/** The tensors of dense layers, each with weights and then biases if it has any. */
final class DenseTensors {
    private static final List<Integer> INPUT_BY_INPUT = List.of(1, 0);

    private DenseTensors() {}

    /** @throws IllegalArgumentException if the layers do not follow each other, in width and in the parameter array */
    static List<ParameterTensor> of(List<Topology.Layer> layers, int inputs) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one layer.");
        }
        List<ParameterTensor> tensors = new ArrayList<>();
        int width = inputs;
        int at = 0;
        for (Topology.Layer layer : layers) {
            check(layer, width, at);
            add(layer, tensors);
            width = layer.units();
            at = layer.biasesAt() + layer.biases();
        }
        return List.copyOf(tensors);
    }

    private static void check(Topology.Layer layer, int width, int at) {
        if (layer.inputs() != width
                || layer.weightsAt() != at
                || layer.biasesAt() != at + layer.weights()
                || (layer.trainableBias() && !layer.trainable())) {
            throw new IllegalArgumentException("Layer " + layer.name() + " does not fit the one before: expected "
                    + width + " inputs and parameters from index " + at + " on, but it is " + layer);
        }
    }

    private static void add(Topology.Layer layer, List<ParameterTensor> tensors) {
        tensors.add(new ParameterTensor(
                layer.name(),
                Role.WEIGHT,
                List.of(layer.units(), layer.inputs()),
                INPUT_BY_INPUT,
                layer.weightsAt(),
                layer.inputs(),
                layer.units(),
                Initializer.resolve(layer.init(), layer.activation()),
                layer.trainable()));
        if (layer.biases() > 0) {
            tensors.add(new ParameterTensor(
                    layer.name(),
                    Role.BIAS,
                    List.of(layer.biases()),
                    List.of(0),
                    layer.biasesAt(),
                    layer.inputs(),
                    layer.units(),
                    Init.ZEROS,
                    layer.trainableBias()));
        }
    }
}
