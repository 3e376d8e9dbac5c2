package dev.deltarule.runtime.data;

import java.util.List;

/** What {@link Examples} carry besides their numbers: names of inputs and targets, weights, and where they were. */
abstract sealed class ExampleTags extends ExampleNumbers permits ExampleDealing {
    final Tags tags;

    ExampleTags(Table inputs, Table targets, RowIndex index, Tags tags) {
        super(inputs, targets, index);
        this.tags = tags;
    }

    /** The same examples with other tags. */
    abstract Examples tagged(Tags newTags);

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
        return tagged(tags.named(
                Checks.names("input", newInputNames, inputs()),
                Checks.differentNames("target", newTargetNames, targets())));
    }

    /** The same examples, of which no network is to ask what their inputs and targets are called. */
    public Examples withoutNames() {
        return tagged(tags.named(List.of(), List.of()));
    }

    /**
     * The same examples, of which a training multiplies the loss and gradient of each by a weight of its own. Weights stay
     * with their examples: give them before the examples are shuffled or split.
     *
     * @param weights one per example, in their order, each at least 0
     * @throws IllegalArgumentException if there are more or fewer, or one is not
     */
    public Examples withWeights(double... weights) {
        Checks.weights("weights", weights, count(), "example");
        return tagged(tags.weighted(weights.clone()));
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
}
