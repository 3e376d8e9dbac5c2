package dev.deltarule.io;

import dev.deltarule.runtime.train.TrainingState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training as a safetensors file: its arrays are tensors of one dimension under their own names, its texts and
 * numbers are metadata.
 */
final class CheckpointFile {
    private static final String KIND = "checkpoint";
    private static final String FORMAT_VERSION = "1";
    private static final String TEXT = "text.";
    private static final String NUMBER = "number.";

    private CheckpointFile() {}

    static Safetensors content(TrainingState state) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        state.floats().forEach((name, array) -> tensors.put(name, Tensor.of(array, array.length)));
        state.doubles().forEach((name, array) -> tensors.put(name, Tensor.of(array, array.length)));
        if (tensors.size() < state.floats().size() + state.doubles().size()) {
            throw new IllegalArgumentException("A state has arrays of floats and of doubles under the same name: "
                    + state.floats().keySet() + " and " + state.doubles().keySet() + ".");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(ModelMetadata.FORMAT, KIND);
        metadata.put(ModelMetadata.FORMAT_VERSION, FORMAT_VERSION);
        metadata.put(ModelMetadata.VERSION, ModelMetadata.libraryVersion());
        state.texts().forEach((name, text) -> metadata.put(TEXT + name, text));
        state.numbers().forEach((name, number) -> metadata.put(NUMBER + name, Long.toString(number)));
        return Safetensors.of(tensors, metadata);
    }

    /** @throws ModelFileException if the file holds something else, or is of another version */
    static TrainingState state(String file, Safetensors content) {
        expect(file, content, ModelMetadata.FORMAT, KIND, "Networks are loaded with ModelFiles");
        expect(file, content, ModelMetadata.FORMAT_VERSION, FORMAT_VERSION, "Resume with the version that wrote it");
        if (!content.metadata().containsKey(Safetensors.CHECKSUM)) {
            throw ModelFileException.damaged(file, "The metadata " + Safetensors.CHECKSUM + " is missing.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> numbers = new LinkedHashMap<>();
        content.metadata().forEach((key, value) -> {
            if (key.startsWith(TEXT)) {
                texts.put(key.substring(TEXT.length()), value);
            } else if (key.startsWith(NUMBER)) {
                numbers.put(key.substring(NUMBER.length()), number(file, key, value));
            }
        });
        Map<String, float[]> floats = new LinkedHashMap<>();
        Map<String, double[]> doubles = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            switch (tensor.dtype()) {
                case F32 -> floats.put(name, tensor.floats());
                case F64 -> doubles.put(name, tensor.doubles());
                case I64 ->
                    throw ModelFileException.damaged(
                            file,
                            "Tensor " + HeaderReader.shortened(name) + " is of I64, which checkpoints do not hold.");
            }
        });
        return new TrainingState(texts, numbers, floats, doubles);
    }

    private static void expect(String file, Safetensors content, String key, String wanted, String advice) {
        String found = content.metadata().getOrDefault(key, "none");
        if (!found.equals(wanted)) {
            throw new ModelFileException(file + ", metadata " + key + ": expected " + wanted + ", found "
                    + HeaderReader.shortened(found) + ". " + advice + ".");
        }
    }

    private static long number(String file, String key, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw ModelFileException.damaged(
                    file,
                    "The metadata " + HeaderReader.shortened(key) + " should be a whole number, but is "
                            + HeaderReader.shortened(value) + ".");
        }
    }
}
