package dev.deltarule.runtime.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a training needs to go on after an epoch as if it had never stopped: parameters, what the optimizer remembers, the
 * generators' places, the history, and the settings it must be resumed with.
 *
 * <p>{@link Trainer#checkpoints} hands them out and {@link Trainer#resume} takes them. They are plain numbers and texts by
 * name, so that files can hold them; of what they mean, only the trainer knows. The arrays are not copied: leave them as they
 * are.
 */
public final class TrainingState {
    /** What is remembered of each must fit into an array. */
    private static final int MOST_EPOCHS = Integer.MAX_VALUE - 8;

    private final Map<String, String> texts;
    private final Map<String, Long> numbers;
    private final Map<String, float[]> floats;
    private final Map<String, double[]> doubles;

    /** A state of what another had. {@link Trainer#resume} says what is wrong if something is missing. */
    public TrainingState(
            Map<String, String> texts,
            Map<String, Long> numbers,
            Map<String, float[]> floats,
            Map<String, double[]> doubles) {
        this.texts = inOrder(texts);
        this.numbers = inOrder(numbers);
        this.floats = inOrder(floats);
        this.doubles = inOrder(doubles);
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Texts by name, such as the topology. */
    public Map<String, String> texts() {
        return texts;
    }

    /** Whole numbers by name, such as the number of epochs. */
    public Map<String, Long> numbers() {
        return numbers;
    }

    /** Arrays of a float network by name, such as its parameters. */
    public Map<String, float[]> floats() {
        return floats;
    }

    /**
     * Arrays in double by name: such as the parameters of a double network, or the history, in which a number may be NaN.
     */
    public Map<String, double[]> doubles() {
        return doubles;
    }

    /**
     * The number of complete epochs.
     *
     * @throws IllegalArgumentException if the state does not say, or says what cannot be
     */
    public int epochs() {
        return (int) count("epochs", MOST_EPOCHS);
    }

    String text(String name) {
        return present(texts, "text", name);
    }

    long number(String name) {
        return present(numbers, "number", name);
    }

    /** A number from 0 to {@code most}. */
    long count(String name, long most) {
        long count = number(name);
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("In the training state, " + name + " is " + count
                    + ", but should be from 0 to " + most + ". It is damaged.");
        }
        return count;
    }

    float[] floats(String name, int length) {
        float[] array = present(floats, "array of floats", name);
        checkLength(name, array.length, length);
        return array;
    }

    double[] doubles(String name, int length) {
        double[] array = present(doubles, "array of doubles", name);
        checkLength(name, array.length, length);
        return array;
    }

    float[] finiteFloats(String name, int length) {
        float[] array = floats(name, length);
        for (int i = 0; i < length; i++) {
            checkFinite(name, i, array[i]);
        }
        return array;
    }

    double[] finiteDoubles(String name, int length) {
        double[] array = doubles(name, length);
        for (int i = 0; i < length; i++) {
            checkFinite(name, i, array[i]);
        }
        return array;
    }

    private static void checkFinite(String name, int index, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("In the training state, entry " + index + " of " + name + " is " + value
                    + ", but training needs finite numbers. The state is damaged.");
        }
    }

    private static void checkLength(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("In the training state, " + name + " has " + length
                    + " entries, but the training to be resumed has " + expected + ". Resume what the state is of.");
        }
    }

    private static <V> V present(Map<String, V> map, String kind, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The training state has no " + kind + " " + name
                    + ". It is damaged, or of a training with another optimizer, precision or validation.");
        }
        return value;
    }
}
