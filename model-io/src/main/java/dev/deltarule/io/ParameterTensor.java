package dev.deltarule.io;

import dev.deltarule.runtime.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights or the biases of a layer, as a file holds them, and where each lies in the flat parameter array.
 *
 * <p>Weights are turned to {@code [units, inputs]}, the shape of PyTorch's {@code nn.Linear}, although they lie input by
 * input in memory. A shared bias is one number.
 *
 * @param layer whose they are
 * @param ofWeights whether they are the weights, else the biases
 */
record ParameterTensor(Topology.Layer layer, boolean ofWeights) {
    /** Those of all layers in their order. */
    static List<ParameterTensor> of(Topology topology) {
        List<ParameterTensor> tensors = new ArrayList<>();
        for (Topology.Layer layer : topology.layers()) {
            tensors.add(new ParameterTensor(layer, true));
            if (layer.biases() > 0) {
                tensors.add(new ParameterTensor(layer, false));
            }
        }
        return tensors;
    }

    String name() {
        return layer.name() + (ofWeights ? ".weight" : ".bias");
    }

    int[] shape() {
        return ofWeights ? new int[] {layer.units(), layer.inputs()} : new int[] {layer.biases()};
    }

    int count() {
        return ofWeights ? layer.weights() : layer.biases();
    }

    /** Index in the flat array of the tensor's element. */
    int parameter(int element) {
        if (!ofWeights) {
            return layer.biasesAt() + element;
        }
        int unit = element / layer.inputs();
        int input = element % layer.inputs();
        return layer.weightsAt() + input * layer.units() + unit;
    }

    Tensor of(float[] parameters) {
        float[] elements = new float[count()];
        for (int e = 0; e < elements.length; e++) {
            elements[e] = parameters[parameter(e)];
        }
        return Tensor.of(elements, shape());
    }

    Tensor of(double[] parameters) {
        double[] elements = new double[count()];
        for (int e = 0; e < elements.length; e++) {
            elements[e] = parameters[parameter(e)];
        }
        return Tensor.of(elements, shape());
    }

    void copy(float[] elements, float[] parameters) {
        for (int e = 0; e < elements.length; e++) {
            parameters[parameter(e)] = elements[e];
        }
    }

    void copy(double[] elements, double[] parameters) {
        for (int e = 0; e < elements.length; e++) {
            parameters[parameter(e)] = elements[e];
        }
    }
}
