package dev.deltarule.io;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.ParameterTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a network as tensors, and back. */
final class Parameters {
    private Parameters() {}

    /** Copies of all parameters, layer by layer. */
    static Map<String, Tensor> tensors(Model model) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterTensor each : model.topology().tensors()) {
            tensors.put(
                    each.name(),
                    model instanceof FloatModel floats
                            ? TensorCopies.of(each, floats.parameters())
                            : TensorCopies.of(each, ((DoubleModel) model).parameters()));
        }
        return tensors;
    }

    /** @throws ModelFileException if one of the tensors holds a number that is NaN or infinite */
    static void checkFinite(String file, Safetensors content) {
        content.tensors().forEach((name, tensor) -> {
            int wrong = tensor.elements().firstNonFinite();
            if (wrong >= 0) {
                throw new ModelFileException(file + ", tensor " + name + ", element " + tensor.place(wrong)
                        + ": expected a finite number, found "
                        + tensor.elements().text(wrong)
                        + ". Save a network whose training did not diverge.");
            }
        });
    }

    /** Sets all parameters from a file that {@link HeaderCheck} has found right. */
    static void set(Model model, Safetensors file) {
        for (ParameterTensor each : model.topology().tensors()) {
            Tensor tensor = file.tensor(each.name()).orElseThrow();
            if (model instanceof FloatModel floats) {
                TensorCopies.copy(tensor.floats(), each, floats.parameters());
            } else {
                TensorCopies.copy(tensor.doubles(), each, ((DoubleModel) model).parameters());
            }
        }
    }
}
