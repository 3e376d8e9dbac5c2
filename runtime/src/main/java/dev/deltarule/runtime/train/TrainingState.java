package dev.deltarule.runtime.train;

import dev.deltarule.runtime.optimizer.Slot;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a training needs to go on after an epoch as if it had never stopped: parameters, what the optimizer remembers, the
 * generators' places, the history, and the settings it must be resumed with.
 *
 * <p>{@link Trainer#checkpoints} hands them out and {@link Trainer#resume} takes them. They are plain numbers and texts by
 * name, so that files can hold them; of what they mean, only the trainer knows. The arrays are not copied: leave them as they
 * are. {@link Trainer#resume} checks each number before it changes anything.
 */
public final class TrainingState {
    /** What is remembered of each must fit into an array. */
    private static final int MOST_EPOCHS = Integer.MAX_VALUE - 8;

    /** Numbers that count up must have room to do so. */
    static final long MOST_STEPS = 1L << 62;

    private final Map<String, String> texts;
    private final Map<String, Long> numbers;
    private final Map<String, float[]> floats;
    private final Map<String, double[]> doubles;
    /** The history as a training has it; of a state from elsewhere it is among the arrays. */
    private final Map<String, Column> history;

    private final String origin;

    /** A state of what another had. {@link Trainer#resume} says what is wrong if something is missing. */
    public TrainingState(
            Map<String, String> texts,
            Map<String, Long> numbers,
            Map<String, float[]> floats,
            Map<String, double[]> doubles) {
        this(texts, numbers, floats, doubles, Map.of(), "");
    }

    TrainingState(
            Map<String, String> texts,
            Map<String, Long> numbers,
            Map<String, float[]> floats,
            Map<String, double[]> doubles,
            Map<String, Column> history,
            String origin) {
        this.texts = inOrder(texts);
        this.numbers = inOrder(numbers);
        this.floats = inOrder(floats);
        this.doubles = inOrder(doubles);
        this.history = inOrder(history);
        this.origin = origin;
    }

    /** The same state, which errors name: the file that it comes from, for instance. */
    public TrainingState from(String newOrigin) {
        return new TrainingState(texts, numbers, floats, doubles, history, " " + newOrigin);
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
     * Arrays in double by name: such as the parameters of a double network, or the history, in which a number may be NaN. The
     * history has some numbers per epoch, and is copied for this map; see {@link #history}.
     */
    public Map<String, double[]> doubles() {
        if (history.isEmpty()) {
            return doubles;
        }
        Map<String, double[]> all = new LinkedHashMap<>(history(0, epochs()));
        all.putAll(doubles);
        return Collections.unmodifiableMap(all);
    }

    /**
     * The history by itself: for each figure, such as the loss, its value in the epochs behind the first {@code from} up to
     * epoch {@code to}. Who keeps the states of a long training keeps in each {@link #withoutHistory what it has besides}, and
     * of the history only what came since the state before: else the whole grows with the square of the epochs.
     *
     * @throws IllegalArgumentException if there are no such epochs
     */
    public Map<String, double[]> history(int from, int to) {
        if (from < 0 || to < from || to > epochs()) {
            throw new IllegalArgumentException(
                    "There are no epochs behind " + from + " up to " + to + ": the state is of " + epochs() + ".");
        }
        Map<String, double[]> part = new LinkedHashMap<>();
        doubles.forEach((name, array) -> {
            if (name.startsWith(History.PREFIX)) {
                checkLength(name, array.length, epochs());
                part.put(name, Arrays.copyOfRange(array, from, to));
            }
        });
        history.forEach((name, column) -> part.put(name, column.copy(from, to)));
        return part;
    }

    /**
     * The same state, but its history begins behind so many epochs. It can be resumed when a state was made of it again whose
     * arrays have all of the history.
     *
     * @throws IllegalArgumentException if there were not so many
     */
    public TrainingState withoutHistory(int before) {
        Map<String, double[]> fewer = new LinkedHashMap<>(doubles);
        fewer.putAll(history(before, epochs()));
        return new TrainingState(texts, numbers, floats, fewer, Map.of(), origin);
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

    /** A text that states of earlier versions have not. */
    Optional<String> findText(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** Whether it has an array of this name that holds the same numbers. */
    boolean has(String name, float[] array) {
        return Arrays.equals(array, floats.get(name));
    }

    /** The same in double. */
    boolean has(String name, double[] array) {
        return Arrays.equals(array, doubles.get(name));
    }

    /** A number from 0 to {@code most}. */
    long count(String name, long most) {
        long count = number(name);
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("In the " + name() + ", " + name + " is " + count
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
        Column column = history.get(name);
        double[] array = column == null ? present(doubles, "array of doubles", name) : column.copy(0, column.count());
        checkLength(name, array.length, length);
        return array;
    }

    /** An array of what an optimizer remembers, each entry within its range. */
    float[] floats(String name, Slot slot, int length) {
        float[] array = floats(name, length);
        for (int i = 0; i < length; i++) {
            if (!slot.allowsFloat(array[i])) {
                throw wrong(name, i, array[i], slot.range());
            }
        }
        return array;
    }

    /** The same in double. */
    double[] doubles(String name, Slot slot, int length) {
        double[] array = doubles(name, length);
        for (int i = 0; i < length; i++) {
            if (!slot.allows(array[i])) {
                throw wrong(name, i, array[i], slot.range());
            }
        }
        return array;
    }

    float[] finiteFloats(String name, int length) {
        return floats(name, new Slot(name).finite(), length);
    }

    double[] finiteDoubles(String name, int length) {
        return doubles(name, new Slot(name).finite(), length);
    }

    /** For an entry of an array that no training can have. */
    IllegalArgumentException wrong(String name, int index, double value, String expected) {
        return new IllegalArgumentException("In the " + name() + ", entry " + index + " of " + name + " is " + value
                + ", but should be " + expected + ". The state is damaged.");
    }

    void checkLength(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("In the " + name() + ", " + name + " has " + length
                    + " entries, but the training to be resumed has " + expected + ". Resume what the state is of.");
        }
    }

    <V> V present(Map<String, V> map, String kind, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The " + name() + " has no " + kind + " " + name
                    + ". It is damaged, or of a training with another optimizer, precision or validation.");
        }
        return value;
    }

    /** What it is called in sentences. */
    String name() {
        return "training state" + origin;
    }
}
