package dev.deltarule.runtime.data;

import java.util.List;

/** How {@link Examples} are selected and dealt out: into views, splits and folds, none of which copies data. */
abstract sealed class ExampleDealing extends ExampleTags permits Examples {
    ExampleDealing(Table inputs, Table targets, RowIndex index, Tags tags) {
        super(inputs, targets, index, tags);
    }

    /** Examples of the same tables. */
    abstract Examples selected(RowIndex newIndex, Tags newTags);

    /** Deals these examples out. */
    abstract Dealer dealer(long seed);

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
        return selected(index.part(from, to), tags.part(from, to));
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
        return selected(RowIndex.of(rows), tags.select(places));
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
        return dealer(seed).split(fraction);
    }

    /**
     * The same as {@link #split}, but each {@linkplain Examples#label class} has the share of both parts that it has of the whole,
     * to within one example.
     *
     * @throws IllegalArgumentException if the fraction is not above 0 and below 1, or a part would be empty
     * @throws IllegalStateException if a target says no class
     */
    public Split stratifiedSplit(double fraction, long seed) {
        return dealer(seed).stratifiedSplit(fraction);
    }

    /**
     * Deals the examples out at random into {@code k} folds whose sizes differ by at most 1, and returns for each fold a
     * split with the fold as its test part and all others as its training part. Copies no data.
     *
     * @throws IllegalArgumentException if {@code k} is below 2 or above the number of examples
     */
    public List<Split> kFold(int k, long seed) {
        return dealer(seed).kFold(k);
    }

    /**
     * The same as {@link #kFold}, but also the numbers of examples of a {@linkplain Examples#label class} differ by at most 1
     * between the folds. A class of fewer than {@code k} examples is missing in some.
     *
     * @throws IllegalArgumentException if {@code k} is below 2 or above the number of examples
     * @throws IllegalStateException if a target says no class
     */
    public List<Split> stratifiedKFold(int k, long seed) {
        return dealer(seed).stratifiedKFold(k);
    }
}
