package dev.deltarule.runtime.data;

import dev.deltarule.Loss;
import java.util.Set;
import java.util.TreeSet;

/** What to do about targets that a loss is not made for, which depends on what they are. */
final class TargetRemedy {
    /** The most that a class number may be, so that larger ones are taken for grey values of pixels. */
    private static final int MOST_CLASSES = 20;

    private TargetRemedy() {}

    /** The remedy where the loss has a domain for each target. */
    static String of(Loss loss, Examples examples) {
        if (loss == Loss.POISSON) {
            return "Numbers of both signs want an output by IDENTITY and a loss such as SQUARED_ERROR.";
        }
        int no = loss == Loss.HINGE ? -1 : 0;
        Values values = new Values(examples);
        if (values.haveTwoNos()) {
            return "Class 0 is written as 0 in some examples and as -1 in others. Recode them with"
                    + " examples.mapTargets(t -> t == 1 ? 1 : " + no + ").";
        }
        if (values.areTwo()) {
            return "They are " + values.least + " and " + values.most
                    + ": recode them with examples.mapTargets(t -> t == " + values.most + " ? 1 : " + no + ").";
        }
        if (loss == Loss.HINGE || values.isOne()) {
            return "Write 1 for yes and " + no + " for no; examples.mapTargets recodes them.";
        }
        if (values.whole && values.least >= 0 && values.most > MOST_CLASSES) {
            String most = values.most <= 255 ? "255" : String.valueOf(values.most);
            return "Divide them: examples.mapTargets(t -> t / " + most + ").";
        }
        if (values.whole) {
            return "Numbers of more than two classes want one output each by SOFTMAX, the loss CROSS_ENTROPY and targets"
                    + " by OneHot.";
        }
        return "Scale them by examples.mapTargets, or take a loss for any numbers, such as SQUARED_ERROR.";
    }

    /** The remedy where the targets of an example are to be a distribution, but those of this one are not. */
    static String ofShares(Examples examples, int example) {
        TargetCoding coding = examples.targetCoding();
        Values values = new Values(examples);
        if (coding == TargetCoding.CLASSES && values.least < 0) {
            return "Recode them with examples.mapTargets(t -> t == 1 ? 1 : 0).";
        }
        if (new Values(examples.view(example, example + 1)).most <= 0) {
            return "Leave examples of no class out, or give them a class of their own.";
        }
        if (coding == TargetCoding.LABELS) {
            return "Several labels at once want outputs by SIGMOID and the loss BINARY_CROSS_ENTROPY.";
        }
        return values.least < 0
                ? "Numbers want outputs by IDENTITY and a loss such as SQUARED_ERROR."
                : "Divide the targets of each example by their sum, or take OneHot for classes.";
    }

    /** The least and greatest target, and the first few different ones. */
    private static final class Values {
        private static final int FEW = 4;

        private final TreeSet<Double> few = new TreeSet<>();
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private boolean whole = true;

        Values(Examples examples) {
            for (int k = 0; k < examples.count(); k++) {
                for (int j = 0; j < examples.targets(); j++) {
                    see(examples.target(k, j));
                }
            }
        }

        private void see(double target) {
            least = Math.min(least, target);
            most = Math.max(most, target);
            whole &= target == Math.rint(target);
            if (few.size() < FEW) {
                few.add(target + 0.0); // of -0 and 0 one number
            }
        }

        boolean areTwo() {
            return few.size() == 2;
        }

        boolean isOne() {
            return few.size() == 1;
        }

        boolean haveTwoNos() {
            return few.equals(Set.of(-1.0, 0.0, 1.0)) || few.equals(Set.of(-1.0, 0.0));
        }
    }
}
