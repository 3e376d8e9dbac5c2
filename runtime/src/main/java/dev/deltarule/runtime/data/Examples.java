package dev.deltarule.runtime.data;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Examples to learn from: inputs and targets, row by row in flat arrays, in float or double. Views and splits index into
 * the same arrays.
 *
 * <p>The arrays are checked and then shared, not copied; whoever changes them afterwards changes the examples. A network
 * of the other precision is served by a converted copy, made once at the start of each training.
 *
 * <p>Names of inputs and targets, weights and row numbers stay with the examples however they are selected, dealt out or
 * scaled.
 */
public final class Examples {
    private final Table inputs;
    private final Table targets;
    private final RowIndex index;
    private final Tags tags;

    private Examples(Table inputs, Table targets, RowIndex index, Tags tags) {
        this.inputs = inputs;
        this.targets = targets;
        this.index = index;
        this.tags = tags;
    }

    /**
     * Examples in float. Example k has its inputs from {@code inputs[k * inputsPerExample]} on, and likewise its targets.
     *
     * @throws IllegalArgumentException if there is no example, an array holds no whole number of rows, the arrays differ
     *     in the number of rows, or a number is NaN or infinite
     */
    public static Examples of(float[] inputs, float[] targets, int inputsPerExample, int targetsPerExample) {
        return of(new FloatNumbers(inputs), new FloatNumbers(targets), inputsPerExample, targetsPerExample);
    }

    /**
     * Examples in double. Example k has its inputs from {@code inputs[k * inputsPerExample]} on, and likewise its targets.
     *
     * @throws IllegalArgumentException if there is no example, an array holds no whole number of rows, the arrays differ
     *     in the number of rows, or a number is NaN or infinite
     */
    public static Examples of(double[] inputs, double[] targets, int inputsPerExample, int targetsPerExample) {
        return of(new DoubleNumbers(inputs), new DoubleNumbers(targets), inputsPerExample, targetsPerExample);
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

    private static Examples of(Numbers inputs, Numbers targets, int inputsPerExample, int targetsPerExample) {
        Table inputTable = new Table("inputs", inputs, inputsPerExample);
        Table targetTable = new Table("targets", targets, targetsPerExample);
        int count = inputTable.checkedRows();
        int targetRows = targetTable.checkedRows();
        if (count != targetRows) {
            throw new IllegalArgumentException("inputs has " + count + " rows and targets has " + targetRows
                    + ", but each example needs one row of both.");
        }
        return new Examples(inputTable, targetTable, RowIndex.all(count), Tags.NONE);
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

    /** The names of the inputs, empty where they are unknown. */
    public List<String> inputNames() {
        return tags.inputNames();
    }

    /** The names of the targets, which are those of classes where each target says a class; empty where they are unknown. */
    public List<String> targetNames() {
        return tags.targetNames();
    }

    /**
     * The same examples with names of their inputs and targets. A network remembers those that it learnt from, and refuses
     * examples with others.
     *
     * @param newInputNames one per input, or none where they are unknown
     * @param newTargetNames one per target, all different, or none where they are unknown
     * @throws IllegalArgumentException if there are more or fewer, or two targets have the same name
     */
    public Examples withNames(List<String> newInputNames, List<String> newTargetNames) {
        return new Examples(
                inputs,
                targets,
                index,
                tags.named(
                        Checks.names("input", newInputNames, inputs()),
                        Checks.differentNames("target", newTargetNames, targets())));
    }

    /** The same examples, of which no network is to ask what their inputs and targets are called. */
    public Examples withoutNames() {
        return new Examples(inputs, targets, index, tags.named(List.of(), List.of()));
    }

    /**
     * The same examples, of which a training multiplies the error and gradient of each by a weight of its own. Weights stay
     * with their examples: give them before the examples are shuffled or split.
     *
     * @param weights one per example, in their order, each at least 0
     * @throws IllegalArgumentException if there are more or fewer, or one is not
     */
    public Examples withWeights(double... weights) {
        Checks.weights("weights", weights, count(), "example");
        return new Examples(inputs, targets, index, tags.weighted(weights.clone()));
    }

    /** Whether the examples were given weights. */
    public boolean hasWeights() {
        return tags.hasWeights();
    }

    /** The weight of an example: 1 unless it was given another. */
    public double weight(int example) {
        Checks.index("example", example, count());
        return tags.weight(example);
    }

    /**
     * Where an example was, from 0, among the examples that were read or made, before any of them were selected, dealt out or
     * scaled.
     */
    public int rowNumber(int example) {
        Checks.index("example", example, count());
        return tags.rowNumber(index.row(example));
    }

    /** How many examples were read or made, before any of them were selected or dealt out. */
    public int originalCount() {
        return tags.rowsOf(inputs.rows());
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
        return new Examples(inputs, targets, index.part(from, to), tags.part(from, to));
    }

    /**
     * The examples at these places, in this order, without copying data. A place may occur more than once.
     *
     * @throws IndexOutOfBoundsException if there is no such example
     * @throws IllegalArgumentException if that is no example at all
     */
    public Examples select(int... places) {
        if (places.length == 0) {
            throw new IllegalArgumentException("A selection needs at least one example, but names none.");
        }
        int[] rows = new int[places.length];
        for (int k = 0; k < places.length; k++) {
            Checks.index("example", places[k], count());
            rows[k] = index.row(places[k]);
        }
        return new Examples(inputs, targets, RowIndex.of(rows), tags.select(places));
    }

    /** The same examples in a random order, without copying data. The same seed gives the same order. */
    public Examples shuffled(long seed) {
        return select(Dealer.shuffled(count(), seed));
    }

    /**
     * Deals the examples out at random into two parts, without copying data. The same seed gives the same parts.
     *
     * @param fraction the share of the first part, the training examples, rounded to whole examples; above 0 and below 1
     * @throws IllegalArgumentException if the fraction is not, or a part would be empty
     */
    public Split split(double fraction, long seed) {
        return new Dealer(this, seed).split(fraction);
    }

    /**
     * The same as {@link #split}, but each {@linkplain #label class} has the share of both parts that it has of the whole,
     * to within one example.
     *
     * @throws IllegalArgumentException if the fraction is not above 0 and below 1, or a part would be empty
     * @throws IllegalStateException if a target says no class
     */
    public Split stratifiedSplit(double fraction, long seed) {
        return new Dealer(this, seed).stratifiedSplit(fraction);
    }

    /**
     * Deals the examples out at random into {@code k} folds whose sizes differ by at most 1, and returns for each fold a
     * split with the fold as its test part and all others as its training part. Copies no data.
     *
     * @throws IllegalArgumentException if {@code k} is below 2 or above the number of examples
     */
    public List<Split> kFold(int k, long seed) {
        return new Dealer(this, seed).kFold(k);
    }

    /**
     * The same as {@link #kFold}, but also the numbers of examples of a {@linkplain #label class} differ by at most 1
     * between the folds. A class of fewer than {@code k} examples is missing in some.
     *
     * @throws IllegalArgumentException if {@code k} is below 2 or above the number of examples
     * @throws IllegalStateException if a target says no class
     */
    public List<Split> stratifiedKFold(int k, long seed) {
        return new Dealer(this, seed).stratifiedKFold(k);
    }

    /** The number of classes that targets can say: as many as targets, but 2 for a single target. */
    public int classes() {
        return targets() == 1 ? 2 : targets();
    }

    /**
     * The class of an example, from 0. A single target says class 1 by yes and class 0 by no; of several targets exactly one
     * says yes, or they are the shares of the classes, of which the first of the largest counts. {@link TargetCoding} says
     * which numbers are yes, no and shares.
     *
     * @throws IllegalStateException if the targets say no single class, as numbers do, and labels that go together
     */
    public int label(int example) {
        return Labels.of(this, example);
    }

    /** Whether all targets say a class and nothing else: {@link TargetCoding#CLASSES}. */
    public boolean hasClasses() {
        return targetCoding() == TargetCoding.CLASSES;
    }

    /** What the targets say by themselves: classes, labels, shares of classes or numbers. */
    public TargetCoding targetCoding() {
        return Labels.coding(this);
    }

    /**
     * The same examples with other targets, such as {@code mapTargets(t -> t / 255)}, or {@code mapTargets(t -> t == 1 ? 1 :
     * -1)} for the loss HINGE. The inputs are shared, the targets copied.
     *
     * @param function gives a target in place of a target
     * @throws IllegalArgumentException if it gives NaN or infinity, or a number too large for targets in float
     */
    public Examples mapTargets(DoubleUnaryOperator function) {
        return new Examples(inputs, targets.map(index, function), index, tags);
    }

    /**
     * Checks that a network takes these inputs and gives these targets, and that its loss is made for them:
     * {@link dev.deltarule.Loss} says for which.
     *
     * @throws IllegalArgumentException if not; the message names an example that does not fit and says what to do
     */
    public void checkFits(Topology topology) {
        if (inputs() != topology.inputs() || targets() != topology.outputs()) {
            throw new IllegalArgumentException("The examples have " + inputs() + " inputs and " + targets()
                    + " targets each, but " + topology.name() + " has " + topology.inputs() + " inputs and "
                    + topology.outputs() + " outputs.");
        }
        TargetDomain.check(this, topology);
    }

    /**
     * The same examples for a network: with their targets in the order of its classes, where both have names. The examples
     * may lack some of the classes.
     *
     * @throws IllegalArgumentException if it has other numbers of inputs or targets; or if both have names and the inputs are
     *     called otherwise or in another order, also than its prediction methods take them, or the targets are others
     */
    public Examples forModel(Model model) {
        Examples aligned = new Alignment(model).of(this);
        aligned.checkFits(model.topology());
        return aligned;
    }

    /** The same examples whose targets have these names and are, each, the target of that number here, or -1 for none. */
    Examples recoded(List<String> names, int[] columns) {
        boolean minus = false;
        for (int k = 0; k < count() && !minus; k++) {
            for (int j = 0; j < targets(); j++) {
                minus |= target(k, j) == -1;
            }
        }
        return new Examples(inputs, targets.recoded(columns, minus ? -1 : 0), index, tags.named(inputNames(), names));
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

    /** The same with the names, weights and row numbers of the examples that these are copies of, in the same order. */
    Examples taggedAs(Examples originals) {
        return new Examples(
                inputs, targets, index, originals.tags.copied(originals.index.rows(), originals.inputs.rows()));
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
    public FloatRows floats() {
        if (inputs.numbers() instanceof FloatNumbers in && targets.numbers() instanceof FloatNumbers out) {
            return new FloatRows(in.array(), out.array(), index.rows());
        }
        float[] floatInputs = new float[count() * inputs()];
        float[] floatTargets = new float[count() * targets()];
        copyInputs(0, count(), floatInputs, 0);
        copyTargets(0, count(), floatTargets, 0);
        return new FloatRows(floatInputs, floatTargets, RowIndex.all(count()).rows());
    }

    /** The examples as double arrays: the shared ones if they are in double, else copies of just these examples. */
    public DoubleRows doubles() {
        if (inputs.numbers() instanceof DoubleNumbers in && targets.numbers() instanceof DoubleNumbers out) {
            return new DoubleRows(in.array(), out.array(), index.rows());
        }
        double[] doubleInputs = new double[count() * inputs()];
        double[] doubleTargets = new double[count() * targets()];
        copyInputs(0, count(), doubleInputs, 0);
        copyTargets(0, count(), doubleTargets, 0);
        return new DoubleRows(doubleInputs, doubleTargets, RowIndex.all(count()).rows());
    }
}
