package dev.deltarule.io;

import dev.deltarule.runtime.data.Scaler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scaler of a network's inputs, as two tensors beside those of its layers. */
final class ScalerTensors {
    private static final String OFFSET = "offset";
    private static final String SCALE = "scale";
    private static final String PREFIX = "scaler.";
    static final List<String> NAMES = List.of(PREFIX + OFFSET, PREFIX + SCALE);

    private ScalerTensors() {}

    static Map<String, Tensor> tensors(Scaler scaler) {
        Map<String, Tensor> tensors = new TreeMap<>();
        scaler.numbers().forEach((name, numbers) -> tensors.put(PREFIX + name, Tensor.of(numbers, numbers.length)));
        return tensors;
    }

    /**
     * The scaler of a file that {@link HeaderCheck} has found right, if there is one.
     *
     * @throws ModelFileException if its numbers are none of a scaler
     */
    static Optional<Scaler> read(String file, Safetensors content) {
        if (content.tensor(PREFIX + OFFSET).isEmpty()) {
            return Optional.empty();
        }
        Map<String, double[]> numbers = new HashMap<>();
        for (String name : new String[] {OFFSET, SCALE}) {
            numbers.put(name, content.tensor(PREFIX + name).orElseThrow().doubles());
        }
        try {
            return Optional.of(Scaler.of(numbers));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(
                    file + ", tensors scaler.offset and scaler.scale: " + e.getMessage()
                            + " Fit the scaler and save it anew.",
                    e);
        }
    }
}
