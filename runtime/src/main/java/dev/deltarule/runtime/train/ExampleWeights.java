package dev.deltarule.runtime.train;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * How much each example counts: its loss and gradient are multiplied by its weight. Arranges batches so that examples of
 * the same weight stand together, since a network sums gradients over a block and all of a block must be weighted alike.
 */
final class ExampleWeights {
    private static final String WHERE_TO_GIVE =
            " Give weights to examples before they are shuffled or split, and each stays with its example:"
                    + " examples.withWeights(weights).shuffled(seed).";

    private final double[] weights;
    /** The place of each example's weight among the different weights. */
    private final int[] groups;

    private final long[] keys;
    private final int[] arranged;

    private ExampleWeights(double[] weights) {
        this.weights = weights;
        double[] different = Arrays.stream(weights).distinct().sorted().toArray();
        groups = new int[weights.length];
        for (int k = 0; k < weights.length; k++) {
            groups[k] = Arrays.binarySearch(different, weights[k]);
        }
        keys = new long[weights.length];
        arranged = new int[weights.length];
    }

    /**
     * The product of an example's own weight and that of its class.
     *
     * @param exampleWeights checked already; one per example, or none at all: then those that the examples carry
     * @param classWeights one per class, or none at all
     * @param labels gives the class of an example
     */
    static ExampleWeights of(
            Examples examples, double[] exampleWeights, double[] classWeights, IntUnaryOperator labels) {
        double[] weights = new double[examples.count()];
        Arrays.setAll(weights, examples::weight);
        if (exampleWeights.length > 0) {
            System.arraycopy(exampleWeights, 0, weights, 0, weights.length);
        }
        if (classWeights.length > 0) {
            check("classWeights", classWeights, examples.classes(), "class", "");
            for (int k = 0; k < weights.length; k++) {
                weights[k] *= classWeights[labels.applyAsInt(k)];
            }
        }
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("All examples have the weight 0, so there is nothing to learn from.");
        }
        return new ExampleWeights(weights);
    }

    /** n / (classes · examples of the class): what gives each class that occurs the same influence. */
    static double[] balanced(Examples examples, Decisions decisions) {
        checkClasses("balancedClassWeights", decisions);
        int[] counts = new int[examples.classes()];
        for (int k = 0; k < examples.count(); k++) {
            counts[decisions.label(examples, k)]++;
        }
        return Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : examples.count() / ((double) counts.length * count))
                .toArray();
    }

    /** Refuses weights of classes where there are none. */
    static void checkClasses(String name, Decisions decisions) {
        decisions.requireDecisions(name, "Leave it out; Examples.withWeights is for examples of any kind.");
    }

    /** Refuses weights of which it is unclear to which examples they belong. */
    static void checkBelong(double[] weights, Examples given) {
        if (given.hasWeights()) {
            throw new IllegalArgumentException("The examples have weights of their own, by withWeights, and the trainer"
                    + " was given exampleWeights. Leave one of the two out.");
        }
        boolean inOrder = IntStream.range(0, given.count()).allMatch(k -> given.rowNumber(k) == k);
        boolean whole = given.count() == given.originalCount();
        check("exampleWeights", weights, given.count(), "example", inOrder && whole ? "" : WHERE_TO_GIVE);
        if (whole && !inOrder) {
            throw new IllegalArgumentException("It is unclear to which examples the exampleWeights belong, since the "
                    + given.count() + " examples are not in the order in which they were read or made."
                    + WHERE_TO_GIVE);
        }
    }

    private static void check(String name, double[] weights, int count, String what, String advice) {
        if (weights.length != count) {
            throw new IllegalArgumentException(name + " must have one weight per " + what + ", " + count + ", but has "
                    + weights.length + "." + advice);
        }
        for (int i = 0; i < count; i++) {
            if (!(weights[i] >= 0 && weights[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(name + " must be at least 0 and finite, but that of " + what + " "
                        + i + " is " + weights[i] + ".");
            }
        }
    }

    boolean areAllOne() {
        return Arrays.stream(weights).allMatch(weight -> weight == 1);
    }

    /** A text that differs, but for a chance of one in four billion, where weights do. */
    String fingerprint() {
        if (areAllOne()) {
            return "all 1";
        }
        CRC32 crc = new CRC32();
        for (double weight : weights) {
            crc.update(ByteBuffer.allocate(Double.BYTES).putDouble(weight).array());
        }
        return "with checksum " + Long.toHexString(crc.getValue());
    }

    double weight(int example) {
        return weights[example];
    }

    /** The examples of a batch by weight, those of the same weight by number, from place 0 on. Valid until the next call. */
    int[] arrange(int[] order, int from, int to) {
        for (int k = from; k < to; k++) {
            keys[k - from] = (long) groups[order[k]] << 32 | order[k];
        }
        Arrays.sort(keys, 0, to - from);
        for (int k = 0; k < to - from; k++) {
            arranged[k] = (int) keys[k];
        }
        return arranged;
    }

    /** The place behind the last example that has the weight of the one at {@code from}. */
    int runEnd(int from, int count) {
        int end = from + 1;
        while (end < count && groups[arranged[end]] == groups[arranged[from]]) {
            end++;
        }
        return end;
    }
}
