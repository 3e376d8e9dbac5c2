package dev.deltarule.io;

import dev.deltarule.runtime.ParameterTensor;
import java.util.List;

/**
 * Copies parameters between the flat array of a network and the tensors of a file, whose elements follow each other row by
 * row. Weights are turned by that: a network has them input by input.
 */
final class TensorCopies {
    private TensorCopies() {}

    static Tensor of(ParameterTensor tensor, float[] parameters) {
        float[] elements = new float[tensor.count()];
        int row = rowLength(tensor);
        int stride = rowStride(tensor);
        for (int e = 0; e < elements.length; e += row) {
            int at = tensor.index(e);
            for (int k = 0; k < row; k++) {
                elements[e + k] = parameters[at + k * stride];
            }
        }
        return Tensor.of(elements, shape(tensor));
    }

    static Tensor of(ParameterTensor tensor, double[] parameters) {
        double[] elements = new double[tensor.count()];
        int row = rowLength(tensor);
        int stride = rowStride(tensor);
        for (int e = 0; e < elements.length; e += row) {
            int at = tensor.index(e);
            for (int k = 0; k < row; k++) {
                elements[e + k] = parameters[at + k * stride];
            }
        }
        return Tensor.of(elements, shape(tensor));
    }

    static void copy(float[] elements, ParameterTensor tensor, float[] parameters) {
        int row = rowLength(tensor);
        int stride = rowStride(tensor);
        for (int e = 0; e < elements.length; e += row) {
            int at = tensor.index(e);
            for (int k = 0; k < row; k++) {
                parameters[at + k * stride] = elements[e + k];
            }
        }
    }

    static void copy(double[] elements, ParameterTensor tensor, double[] parameters) {
        int row = rowLength(tensor);
        int stride = rowStride(tensor);
        for (int e = 0; e < elements.length; e += row) {
            int at = tensor.index(e);
            for (int k = 0; k < row; k++) {
                parameters[at + k * stride] = elements[e + k];
            }
        }
    }

    private static int[] shape(ParameterTensor tensor) {
        return tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    }

    private static int rowLength(ParameterTensor tensor) {
        List<Integer> shape = tensor.shape();
        return shape.get(shape.size() - 1);
    }

    private static int rowStride(ParameterTensor tensor) {
        return tensor.stride(tensor.shape().size() - 1);
    }
}
