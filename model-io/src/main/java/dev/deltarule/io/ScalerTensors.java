package dev.deltarule.io;

import dev.deltarule.runtime.data.Scaler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The scaler of a network's inputs, as two tensors beside those of its layers. */
final class ScalerTensors {
    private static final String OFFSET = "offset";
    private static final String SCALE = "scale";
    private static final String PREFIX = "scaler.";
    static final Set<String> NAMES = Set.of(PREFIX + OFFSET, PREFIX + SCALE);

    private ScalerTensors() {}

    static Map<String, Tensor> tensors(Scaler scaler) {
        Map<String, Tensor> tensors = new TreeMap<>();
        scaler.numbers().forEach((name, numbers) -> tensors.put(PREFIX + name, Tensor.of(numbers, numbers.length)));
        return tensors;
    }

    /** @throws ModelFileException if there is half a scaler, or one for another number of inputs */
    static Optional<Scaler> read(TensorCheck check, int inputs) {
        Set<String> there = check.content().tensors().keySet();
        if (NAMES.stream().noneMatch(there::contains)) {
            return Optional.empty();
        }
        Map<String, double[]> numbers = new HashMap<>();
        for (String name : new String[] {OFFSET, SCALE}) {
            numbers.put(name, check.need(PREFIX + name, DType.F64, inputs).doubles());
        }
        try {
            return Optional.of(Scaler.of(numbers));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(
                    check.file() + ", tensors scaler.offset and scaler.scale: " + e.getMessage()
                            + " Fit the scaler and save it anew.",
                    e);
        }
    }
}
