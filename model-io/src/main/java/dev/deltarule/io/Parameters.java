package dev.deltarule.io;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a network as tensors, and back. */
final class Parameters {
    private Parameters() {}

    /** Copies of all parameters, layer by layer. */
    static Map<String, Tensor> tensors(Model model) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterTensor each : ParameterTensor.of(model.topology())) {
            tensors.put(
                    each.name(),
                    model instanceof FloatModel floats
                            ? each.of(floats.parameters())
                            : each.of(((DoubleModel) model).parameters()));
        }
        return tensors;
    }

    /** Sets all parameters from a file that {@link TensorCheck} has found right. */
    static void set(Model model, Safetensors file) {
        for (ParameterTensor each : ParameterTensor.of(model.topology())) {
            Tensor tensor = file.tensor(each.name()).orElseThrow();
            if (model instanceof FloatModel floats) {
                each.copy(tensor.floats(), floats.parameters());
            } else {
                each.copy(tensor.doubles(), ((DoubleModel) model).parameters());
            }
        }
    }
}
