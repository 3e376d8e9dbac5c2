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
public final class Examples extends ExampleDealing {
    private Examples(Table inputs, Table targets, RowIndex index, Tags tags) {
        super(inputs, targets, index, tags);
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

    /** The same with the names, weights and row numbers of the examples that these are copies of, in the same order. */
    Examples taggedAs(Examples originals) {
        return new Examples(
                inputs, targets, index, originals.tags.copied(originals.index.rows(), originals.inputs.rows()));
    }

    @Override
    Examples tagged(Tags newTags) {
        return new Examples(inputs, targets, index, newTags);
    }

    @Override
    Examples selected(RowIndex newIndex, Tags newTags) {
        return new Examples(inputs, targets, newIndex, newTags);
    }

    @Override
    Dealer dealer(long seed) {
        return new Dealer(this, seed);
    }
}
