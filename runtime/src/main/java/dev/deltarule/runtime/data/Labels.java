package dev.deltarule.runtime.data;

/** Reads from targets which class an example belongs to, or what else they say. */
final class Labels {
    private Labels() {}

    /** The class of an example, as {@link Examples#label} has it. */
    static int of(Examples examples, int example) {
        if (examples.targets() == 1) {
            return single(examples, example);
        }
        int on = -1;
        int last = -1;
        boolean yesOrNo = true;
        for (int j = 0; j < examples.targets(); j++) {
            double target = examples.target(example, j);
            if (isOn(target)) {
                on = on < 0 ? j : on;
                last = j;
            } else {
                yesOrNo &= isOff(target);
            }
        }
        if (yesOrNo && on >= 0 && on == last) {
            return on;
        }
        if (areShares(examples, example)) {
            return largest(examples, example);
        }
        throw noClass(examples, example, yesOrNo, on, last);
    }

    private static int single(Examples examples, int example) {
        double target = examples.target(example, 0);
        if (!isOn(target) && !isOff(target)) {
            throw new IllegalStateException("Example " + example + " has the target " + target
                    + ", which is no class: a single target must be 1, 0 or -1 for that. Give numbers to a regression"
                    + " metric, and classes one target each.");
        }
        return isOn(target) ? 1 : 0;
    }

    private static int largest(Examples examples, int example) {
        int largest = 0;
        for (int j = 1; j < examples.targets(); j++) {
            if (examples.target(example, j) > examples.target(example, largest)) {
                largest = j;
            }
        }
        return largest;
    }

    private static IllegalStateException noClass(Examples examples, int example, boolean yesOrNo, int on, int last) {
        if (!yesOrNo) {
            return new IllegalStateException("Example " + example + " has the targets " + row(examples, example)
                    + ", which are numbers and say no class: one of them must be 1 and all others 0 or -1 for that."
                    + " Take split or kFold for numbers, and the metrics of regression.");
        }
        String what = on < 0
                ? "none of its targets says yes"
                : "more than one of its targets says yes, such as " + on + " and " + last;
        return new IllegalStateException("Example " + example + " is of no single class: " + what
                + ". Labels that may go together are dealt out by split or kFold, weighted by exampleWeights, and judged"
                + " by Evaluation.labelMetrics().");
    }

    /** The targets of an example, the first few of many. */
    static String row(Examples examples, int example) {
        StringBuilder row = new StringBuilder("{");
        int shown = Math.min(8, examples.targets());
        for (int j = 0; j < shown; j++) {
            row.append(j == 0 ? "" : ", ").append(examples.target(example, j));
        }
        return row.append(shown < examples.targets() ? ", ...}" : "}").toString();
    }

    static TargetCoding coding(Examples examples) {
        YesAndNo numbers = new YesAndNo();
        boolean shares = examples.targets() > 1;
        boolean single = true;
        for (int k = 0; k < examples.count() && (shares || numbers.areTwo()); k++) {
            int on = 0;
            for (int j = 0; j < examples.targets(); j++) {
                double target = examples.target(k, j);
                numbers.see(target);
                on += isOn(target) ? 1 : 0;
            }
            single &= on == 1 || examples.targets() == 1;
            shares &= shares && areShares(examples, k);
        }
        if (numbers.areTwo()) {
            return single ? TargetCoding.CLASSES : TargetCoding.LABELS;
        }
        return shares ? TargetCoding.SHARES : TargetCoding.NUMBERS;
    }

    /** Whether the targets of an example are probabilities of classes. */
    static boolean areShares(Examples examples, int example) {
        double sum = 0;
        for (int j = 0; j < examples.targets(); j++) {
            double target = examples.target(example, j);
            if (target < 0) {
                return false;
            }
            sum += target;
        }
        return isWhole(sum);
    }

    /** Whether shares sum to 1, but for their rounding to three decimals or to floats. */
    static boolean isWhole(double sum) {
        return Math.abs(sum - 1) <= 0.001;
    }

    private static boolean isOn(double target) {
        return target >= 0.8 && target <= 1;
    }

    private static boolean isOff(double target) {
        return target >= -1 && target <= 0.2;
    }

    /** Whether the targets seen so far are one number for yes and one for no, where 0 and -1 both mean no. */
    private static final class YesAndNo {
        private double on = Double.NaN;
        private double off = Double.NaN;
        private boolean two = true;

        boolean areTwo() {
            return two;
        }

        void see(double target) {
            if (isOn(target)) {
                on = Double.isNaN(on) ? target : on;
                two &= target == on;
            } else if (isOff(target)) {
                off = Double.isNaN(off) ? target : off;
                two &= target == off || (isUsual(target) && isUsual(off));
            } else {
                two = false;
            }
        }

        private static boolean isUsual(double no) {
            return no == 0 || no == -1;
        }
    }
}
