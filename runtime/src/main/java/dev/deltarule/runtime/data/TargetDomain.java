package dev.deltarule.runtime.data;

import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;

/**
 * The targets that each loss is made for. Beyond them its formula still gives numbers, such as losses below 0, and training
 * learns something that nobody asked for.
 */
final class TargetDomain {
    private final Examples examples;
    private final Topology topology;

    private TargetDomain(Examples examples, Topology topology) {
        this.examples = examples;
        this.topology = topology;
    }

    /**
     * Refuses targets that the network's loss is not made for.
     *
     * @throws IllegalArgumentException if there are any; the message names the first and says what to do
     */
    static void check(Examples examples, Topology topology) {
        new TargetDomain(examples, topology).check(topology.loss());
    }

    private void check(Loss loss) {
        switch (loss) {
            case BINARY_CROSS_ENTROPY -> checkEach(target -> target >= 0 && target <= 1, "from 0 to 1");
            case HINGE -> checkEach(target -> target == -1 || target == 1, "-1 or 1");
            case POISSON -> checkEach(target -> target >= 0, "at least 0");
            case CROSS_ENTROPY -> checkShares();
            case SQUARED_ERROR, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH -> {
                // Any number is a target.
            }
        }
    }

    private interface Rule {
        boolean allows(double target);
    }

    private void checkEach(Rule rule, String domain) {
        for (int k = 0; k < examples.count(); k++) {
            for (int j = 0; j < examples.targets(); j++) {
                double target = examples.target(k, j);
                if (!rule.allows(target)) {
                    throw new IllegalArgumentException(example(k) + " has the target " + target + at(j)
                            + " (from 0), but the targets of " + topology.loss() + ", the loss of " + topology.name()
                            + ", are " + domain + ". " + TargetRemedy.of(topology.loss(), examples));
                }
            }
        }
    }

    /** Only a distribution has its cross-entropy least where the outputs are equal to it. */
    private void checkShares() {
        for (int k = 0; k < examples.count(); k++) {
            double sum = 0;
            for (int j = 0; j < examples.targets(); j++) {
                double target = examples.target(k, j);
                if (target < 0) {
                    throw noShares(k, example(k) + " has the target " + target + at(j) + " (from 0)");
                }
                sum += target;
            }
            if (!Labels.isWhole(sum)) {
                throw noShares(
                        k,
                        example(k) + " (from 0) has the targets " + Labels.row(examples, k) + ", whose sum is " + sum);
            }
        }
    }

    private IllegalArgumentException noShares(int example, String what) {
        return new IllegalArgumentException(what + ", but the targets of CROSS_ENTROPY, the loss of " + topology.name()
                + ", are probabilities of the classes: none is negative, and those of an example sum to 1. "
                + TargetRemedy.ofShares(examples, example));
    }

    /** Its place, and where it was before the examples were shuffled or split. */
    private String example(int example) {
        int row = examples.rowNumber(example);
        return "Example " + example + (row == example ? "" : ", row " + row + " of those read or made,");
    }

    private static String at(int target) {
        return " as its target " + target;
    }
}
