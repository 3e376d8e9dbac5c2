package dev.deltarule.runtime.data;

import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.support.SplitMix64;

/**
 * Examples to learn from: inputs and targets, row by row in flat arrays, in float or double. Views and splits index into
 * the same arrays.
 *
 * <p>The arrays are checked and then shared, not copied; whoever changes them afterwards changes the examples. A network
 * of the other precision is served by a converted copy, made once at the start of each training.
 */
public final class Examples {
    private final Store store;
    private final int inputs;
    private final int targets;
    private final RowIndex index;

    private Examples(Store store, int inputs, int targets, RowIndex index) {
        this.store = store;
        this.inputs = inputs;
        this.targets = targets;
        this.index = index;
    }

    /**
     * Examples in float. Example k has its inputs from {@code inputs[k * inputsPerExample]} on, and likewise its targets.
     *
     * @throws IllegalArgumentException if there is no example, an array holds no whole number of rows, the arrays differ
     *     in the number of rows, or a number is NaN or infinite
     */
    public static Examples of(float[] inputs, float[] targets, int inputsPerExample, int targetsPerExample) {
        return of(new FloatStore(inputs, targets), inputsPerExample, targetsPerExample);
    }

    /**
     * Examples in double. Example k has its inputs from {@code inputs[k * inputsPerExample]} on, and likewise its targets.
     *
     * @throws IllegalArgumentException if there is no example, an array holds no whole number of rows, the arrays differ
     *     in the number of rows, or a number is NaN or infinite
     */
    public static Examples of(double[] inputs, double[] targets, int inputsPerExample, int targetsPerExample) {
        return of(new DoubleStore(inputs, targets), inputsPerExample, targetsPerExample);
    }

    /**
     * Examples in double, one row of inputs and one of targets for each. The rows are copied.
     *
     * @throws IllegalArgumentException if there is no example, the arrays differ in the number of rows, rows differ in
     *     length or are empty, or a number is NaN or infinite
     */
    public static Examples of(double[][] inputs, double[][] targets) {
        double[] flatInputs = Checks.flatten("inputs", inputs);
        double[] flatTargets = Checks.flatten("targets", targets);
        return of(flatInputs, flatTargets, inputs[0].length, targets[0].length);
    }

    private static Examples of(Store store, int inputs, int targets) {
        int count = Checks.rows("inputs", store.inputsLength(), inputs);
        int targetRows = Checks.rows("targets", store.targetsLength(), targets);
        if (count != targetRows) {
            throw new IllegalArgumentException("inputs has " + count + " rows and targets has " + targetRows
                    + ", but each example needs one row of both.");
        }
        Checks.finite("inputs", store.inputsLength(), inputs, store::input);
        Checks.finite("targets", store.targetsLength(), targets, store::target);
        return new Examples(store, inputs, targets, RowIndex.all(count));
    }

    /** The number of examples, at least 1. */
    public int count() {
        return index.count();
    }

    /** The number of inputs of each example. */
    public int inputs() {
        return inputs;
    }

    /** The number of targets of each example. */
    public int targets() {
        return targets;
    }

    /** One input of one example; both count from 0. */
    public double input(int example, int input) {
        Checks.index("example", example, count());
        Checks.index("input", input, inputs);
        return store.input(index.row(example) * inputs + input);
    }

    /** One target of one example; both count from 0. */
    public double target(int example, int target) {
        Checks.index("example", example, count());
        Checks.index("target", target, targets);
        return store.target(index.row(example) * targets + target);
    }

    /**
     * The examples {@code from} (inclusive) to {@code to} (exclusive), without copying data.
     *
     * @throws IndexOutOfBoundsException if there are no such examples
     * @throws IllegalArgumentException if that is no example at all
     */
    public Examples view(int from, int to) {
        if (from < 0 || to > count() || from > to) {
            throw new IndexOutOfBoundsException(
                    "There are no examples " + from + " to " + to + ": the examples are 0 to " + count() + ".");
        }
        if (from == to) {
            throw new IllegalArgumentException(
                    "A view needs at least one example, but is from " + from + " to " + to + ".");
        }
        return new Examples(store, inputs, targets, index.part(from, to));
    }

    /**
     * Deals the examples out at random into two parts, without copying data. The same seed gives the same parts.
     *
     * @param fraction the share of the first part, the training examples, rounded to whole examples; above 0 and below 1
     * @throws IllegalArgumentException if the fraction is not, or a part would be empty
     */
    public Split split(double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("fraction must be above 0 and below 1, but is " + fraction + ".");
        }
        int train = (int) Math.round(fraction * count());
        if (train == 0 || train == count()) {
            throw new IllegalArgumentException("A fraction of " + fraction + " of " + count()
                    + " examples leaves one part empty. Use more examples or another fraction.");
        }
        int[] rows = index.rows();
        new SplitMix64(seed).shuffle(rows);
        RowIndex shuffled = RowIndex.of(rows);
        return new Split(
                new Examples(store, inputs, targets, shuffled.part(0, train)),
                new Examples(store, inputs, targets, shuffled.part(train, rows.length)));
    }

    /**
     * Checks that a network takes these inputs and gives these targets.
     *
     * @throws IllegalArgumentException if it does not
     */
    public void checkFits(Topology topology) {
        if (inputs != topology.inputs() || targets != topology.outputs()) {
            throw new IllegalArgumentException("The examples have " + inputs + " inputs and " + targets
                    + " targets each, but " + topology.name() + " has " + topology.inputs() + " inputs and "
                    + topology.outputs() + " outputs.");
        }
    }

    /**
     * The examples as float arrays: the shared ones if they are in float, else rounded copies of just these examples.
     *
     * @throws IllegalArgumentException if a number is too large for a float
     */
    public FloatRows floats() {
        if (store instanceof FloatStore floats) {
            return new FloatRows(floats.inputs(), floats.targets(), index.rows());
        }
        float[] floatInputs = new float[count() * inputs];
        float[] floatTargets = new float[count() * targets];
        for (int k = 0; k < count(); k++) {
            for (int i = 0; i < inputs; i++) {
                floatInputs[k * inputs + i] = Checks.toFloat("inputs", k, i, input(k, i));
            }
            for (int j = 0; j < targets; j++) {
                floatTargets[k * targets + j] = Checks.toFloat("targets", k, j, target(k, j));
            }
        }
        return new FloatRows(floatInputs, floatTargets, RowIndex.all(count()).rows());
    }

    /** The examples as double arrays: the shared ones if they are in double, else copies of just these examples. */
    public DoubleRows doubles() {
        if (store instanceof DoubleStore doubles) {
            return new DoubleRows(doubles.inputs(), doubles.targets(), index.rows());
        }
        double[] doubleInputs = new double[count() * inputs];
        double[] doubleTargets = new double[count() * targets];
        for (int k = 0; k < count(); k++) {
            for (int i = 0; i < inputs; i++) {
                doubleInputs[k * inputs + i] = input(k, i);
            }
            for (int j = 0; j < targets; j++) {
                doubleTargets[k * targets + j] = target(k, j);
            }
        }
        return new DoubleRows(doubleInputs, doubleTargets, RowIndex.all(count()).rows());
    }
}
