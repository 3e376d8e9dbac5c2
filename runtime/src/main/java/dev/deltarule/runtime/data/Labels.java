package dev.deltarule.runtime.data;

/** Reads from targets which class an example belongs to. */
final class Labels {
    private Labels() {}

    static int of(Examples examples, int example) {
        return examples.targets() == 1 ? single(examples, example) : largest(examples, example);
    }

    static boolean areAll(Examples examples) {
        for (int k = 0; k < examples.count(); k++) {
            if (!isLabel(examples, k)) {
                return false;
            }
        }
        return true;
    }

    private static int single(Examples examples, int example) {
        double target = examples.target(example, 0);
        if (target != 1 && !isOff(target)) {
            throw new IllegalStateException("Example " + example + " has the target " + target
                    + ", which is no class: a single target must be 1, 0 or -1 for that. Give numbers to a regression"
                    + " metric, and classes one target each.");
        }
        return target == 1 ? 1 : 0;
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

    private static boolean isLabel(Examples examples, int example) {
        int on = 0;
        for (int j = 0; j < examples.targets(); j++) {
            double target = examples.target(example, j);
            if (target == 1) {
                on++;
            } else if (!isOff(target)) {
                return false;
            }
        }
        return on == 1 || (examples.targets() == 1 && on == 0);
    }

    private static boolean isOff(double target) {
        return target == 0 || target == -1;
    }
}
