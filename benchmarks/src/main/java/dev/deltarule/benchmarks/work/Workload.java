package dev.deltarule.benchmarks.work;

import dev.deltarule.runtime.Model;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that every peer does on the same data: a network, a task and how many examples a call takes. */
public enum Workload {
    TINY_PREDICT(TinyNet.class, List.of(2, 2, 2), Task.PREDICT, 1, 64),
    TINY_TRAIN(TinyNet.class, List.of(2, 2, 2), Task.TRAIN, 1, 64),
    SMALL_PREDICT(SmallNet.class, List.of(4, 16, 3), Task.PREDICT, 1, 256),
    SMALL_TRAIN(SmallNet.class, List.of(4, 16, 3), Task.TRAIN, 1, 256),
    SMALL_TRAIN_16(SmallNet.class, List.of(4, 16, 3), Task.TRAIN, 16, 256),
    DIGITS_PREDICT(DigitsNet.class, List.of(784, 128, 10), Task.PREDICT, 1, 512),
    DIGITS_PREDICT_256(DigitsNet.class, List.of(784, 128, 10), Task.PREDICT, 256, 512),
    DIGITS_TRAIN_32(DigitsNet.class, List.of(784, 128, 10), Task.TRAIN, 32, 512),
    WIDE_TRAIN_128(WideNet.class, List.of(784, 512, 512, 10), Task.TRAIN, 128, 512);

    /** What a call does. A training call is one step of plain gradient descent. */
    public enum Task {
        PREDICT,
        TRAIN
    }

    private final Class<? extends Model> network;
    private final List<Integer> sizes;
    private final Task task;
    private final int batch;
    private final int examples;

    Workload(Class<? extends Model> network, List<Integer> sizes, Task task, int batch, int examples) {
        this.network = network;
        this.sizes = sizes;
        this.task = task;
        this.batch = batch;
        this.examples = examples;
    }

    /** The annotated interface. */
    public Class<? extends Model> network() {
        return network;
    }

    /** The number of inputs, then the units of each layer. */
    public List<Integer> sizes() {
        return sizes;
    }

    public int inputs() {
        return sizes.get(0);
    }

    public int outputs() {
        return sizes.get(sizes.size() - 1);
    }

    public boolean isTraining() {
        return task == Task.TRAIN;
    }

    /** The number of examples in a call. */
    public int batch() {
        return batch;
    }

    /** The number of examples that calls go through in turn, a multiple of {@link #batch()}. */
    public int examples() {
        return examples;
    }

    /** The number of calls after which the examples come round again. */
    public int batches() {
        return examples / batch;
    }

    /** How many of the first examples have their outputs checked, a multiple of {@link #batch()}. */
    public int checked() {
        return Math.max(batch, 16);
    }

    /** How many training steps from the initial parameters have their losses checked. */
    public int checkedSteps() {
        return isTraining() ? 4 : 0;
    }

    /** The learning rate. */
    public double rate() {
        return isDouble() ? 0.5 : 0.0625;
    }

    /** Whether it computes in double, with sigmoids and squared errors; else float, RELU, softmax and cross-entropy. */
    public boolean isDouble() {
        return network == TinyNet.class;
    }

    /** For tables: {@code 784-128-10 float, train 32}. */
    public String label() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"))
                + (isDouble() ? " double" : " float")
                + (isTraining() ? ", train " : ", predict ")
                + batch;
    }

    /**
     * The workload of a name as in the enumeration, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Workload named(String name) {
        return Arrays.stream(values())
                .filter(w -> w.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no workload " + name + ". There are " + Arrays.toString(values()) + "."));
    }
}
