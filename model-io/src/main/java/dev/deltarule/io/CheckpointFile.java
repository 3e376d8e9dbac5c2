package dev.deltarule.io;

import dev.deltarule.runtime.train.TrainingState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training as a safetensors file: its arrays are tensors of one dimension under their own names, its texts and
 * numbers are metadata.
 */
final class CheckpointFile {
    private static final String KIND = "checkpoint";
    /** All of the history is in the checkpoint. */
    private static final String FORMAT_VERSION = "1";
    /** The history begins in a {@link HistoryFile}. */
    private static final String WITH_HISTORY_FILE = "2";

    private static final String TEXT = "text.";
    private static final String NUMBER = "number.";

    private static final double[] NONE = {};

    private CheckpointFile() {}

    /** A state by itself. */
    static Safetensors content(TrainingState state) {
        return content(state, HistoryMark.NONE);
    }

    /** A state whose first epochs are in a file of their own. */
    static Safetensors content(TrainingState whole, HistoryMark history) {
        TrainingState state = history.epochs() == 0 ? whole : whole.withoutHistory(history.epochs());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        state.floats().forEach((name, array) -> tensors.put(name, Tensor.of(array, array.length)));
        Map<String, double[]> doubles = state.doubles();
        doubles.forEach((name, array) -> tensors.put(name, Tensor.of(array, array.length)));
        if (tensors.size() < state.floats().size() + doubles.size()) {
            throw new IllegalArgumentException("A state has arrays of floats and of doubles under the same name: "
                    + state.floats().keySet() + " and " + doubles.keySet() + ".");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(ModelMetadata.FORMAT, KIND);
        metadata.put(ModelMetadata.FORMAT_VERSION, history.epochs() == 0 ? FORMAT_VERSION : WITH_HISTORY_FILE);
        metadata.put(ModelMetadata.VERSION, ModelMetadata.libraryVersion());
        state.texts().forEach((name, text) -> metadata.put(TEXT + name, text));
        state.numbers().forEach((name, number) -> metadata.put(NUMBER + name, Long.toString(number)));
        history.writeTo(metadata);
        return Safetensors.of(tensors, metadata);
    }

    /** The state of a file without a history beside it. */
    static TrainingState state(String file, Safetensors content) {
        return state(file, content, Map.of());
    }

    /**
     * The state of a file.
     *
     * @param earlier the first epochs of the history, by column
     * @throws ModelFileException if the file holds something else, or is of another version
     */
    static TrainingState state(String file, Safetensors content, Map<String, double[]> earlier) {
        TrainingState unread = unread(file, content.metadata());
        Map<String, float[]> floats = new LinkedHashMap<>();
        Map<String, double[]> doubles = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            switch (tensor.dtype()) {
                case F32 -> floats.put(name, tensor.floats());
                case F64 -> doubles.put(name, joined(earlier.getOrDefault(name, NONE), tensor.doubles()));
                case I64 -> throw ofLongs(file, name);
            }
        });
        return new TrainingState(unread.texts(), unread.numbers(), floats, doubles).from("in " + file);
    }

    /**
     * What the metadata of a file say: a state without its arrays.
     *
     * @throws ModelFileException if the file is something else, or of another version
     */
    static TrainingState unread(String file, Map<String, String> metadata) {
        String version = metadata.containsKey(HistoryMark.EPOCHS) ? WITH_HISTORY_FILE : FORMAT_VERSION;
        expect(file, metadata, ModelMetadata.FORMAT, KIND, "Networks are loaded with ModelFiles");
        expect(file, metadata, ModelMetadata.FORMAT_VERSION, version, "Resume with the version that wrote it");
        if (!metadata.containsKey(Safetensors.CHECKSUM)) {
            throw ModelFileException.damaged(file, "The metadata " + Safetensors.CHECKSUM + " is missing.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> numbers = new LinkedHashMap<>();
        metadata.forEach((key, value) -> {
            if (key.startsWith(TEXT)) {
                texts.put(key.substring(TEXT.length()), value);
            } else if (key.startsWith(NUMBER)) {
                numbers.put(key.substring(NUMBER.length()), number(file, key, value));
            }
        });
        return new TrainingState(texts, numbers, Map.of(), Map.of()).from("in " + file);
    }

    static ModelFileException ofLongs(String file, String tensor) {
        return ModelFileException.damaged(
                file, "Tensor " + HeaderReader.shortened(tensor) + " is of I64, which checkpoints do not hold.");
    }

    private static double[] joined(double[] earlier, double[] later) {
        double[] all = Arrays.copyOf(earlier, earlier.length + later.length);
        System.arraycopy(later, 0, all, earlier.length, later.length);
        return all;
    }

    private static void expect(String file, Map<String, String> metadata, String key, String wanted, String advice) {
        String found = metadata.getOrDefault(key, "none");
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
