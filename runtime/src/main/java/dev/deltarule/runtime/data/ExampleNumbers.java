package dev.deltarule.runtime.data;

/** The numbers of {@link Examples}: two tables and an index of their rows, read one by one or as arrays. */
abstract sealed class ExampleNumbers permits ExampleTags {
    final Table inputs;
    final Table targets;
    final RowIndex index;

    ExampleNumbers(Table inputs, Table targets, RowIndex index) {
        this.inputs = inputs;
        this.targets = targets;
        this.index = index;
    }

    /** The number of examples, at least 1. */
    public int count() {
        return index.count();
    }

    /** The number of inputs of each example. */
    public int inputs() {
        return inputs.width();
    }

    /** The number of targets of each example. */
    public int targets() {
        return targets.width();
    }

    /** One input of one example; both count from 0. */
    public double input(int example, int input) {
        Checks.index("example", example, count());
        Checks.index("input", input, inputs());
        return inputs.get(index.row(example), input);
    }

    /** One target of one example; both count from 0. */
    public double target(int example, int target) {
        Checks.index("example", example, count());
        Checks.index("target", target, targets());
        return targets.get(index.row(example), target);
    }

    /**
     * Copies the inputs of the examples {@code from} (inclusive) to {@code to} (exclusive) one after the other, from
     * {@code into[at]} on. Allocates nothing.
     *
     * @throws IndexOutOfBoundsException if there are no such examples or {@code into} is too short; nothing is copied then
     * @throws IllegalArgumentException if a number is too large for a float
     */
    public void copyInputs(int from, int to, float[] into, int at) {
        Checks.copy(count(), from, to, inputs(), into.length, at);
        inputs.copy(index, from, to, into, at);
    }

    /** The same in double. */
    public void copyInputs(int from, int to, double[] into, int at) {
        Checks.copy(count(), from, to, inputs(), into.length, at);
        inputs.copy(index, from, to, into, at);
    }

    /** The same as {@link #copyInputs(int, int, float[], int)} with the targets. */
    public void copyTargets(int from, int to, float[] into, int at) {
        Checks.copy(count(), from, to, targets(), into.length, at);
        targets.copy(index, from, to, into, at);
    }

    /** The same in double. */
    public void copyTargets(int from, int to, double[] into, int at) {
        Checks.copy(count(), from, to, targets(), into.length, at);
        targets.copy(index, from, to, into, at);
    }

    /** Whether the arrays are in float. */
    boolean inFloat() {
        return inputs.numbers() instanceof FloatNumbers;
    }

    /**
     * The examples as float arrays: the shared ones if they are in float, else rounded copies of just these examples.
     *
     * @throws IllegalArgumentException if a number is too large for a float
     */
    public ExampleRows<float[]> floats() {
        if (inputs.numbers() instanceof FloatNumbers in && targets.numbers() instanceof FloatNumbers out) {
            return new ExampleRows<>(in.array(), out.array(), index.rows());
        }
        float[] floatInputs = new float[count() * inputs()];
        float[] floatTargets = new float[count() * targets()];
        copyInputs(0, count(), floatInputs, 0);
        copyTargets(0, count(), floatTargets, 0);
        return new ExampleRows<>(
                floatInputs, floatTargets, RowIndex.all(count()).rows());
    }

    /** The examples as double arrays: the shared ones if they are in double, else copies of just these examples. */
    public ExampleRows<double[]> doubles() {
        if (inputs.numbers() instanceof DoubleNumbers in && targets.numbers() instanceof DoubleNumbers out) {
            return new ExampleRows<>(in.array(), out.array(), index.rows());
        }
        double[] doubleInputs = new double[count() * inputs()];
        double[] doubleTargets = new double[count() * targets()];
        copyInputs(0, count(), doubleInputs, 0);
        copyTargets(0, count(), doubleTargets, 0);
        return new ExampleRows<>(
                doubleInputs, doubleTargets, RowIndex.all(count()).rows());
    }
}
