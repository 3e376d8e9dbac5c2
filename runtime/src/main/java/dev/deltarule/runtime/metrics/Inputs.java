package dev.deltarule.runtime.metrics;

/** Refuses arrays that do not belong together. */
final class Inputs {
    private Inputs() {}

    static void sameLength(String name, int length, String otherName, int otherLength) {
        if (length != otherLength) {
            throw new IllegalArgumentException(name + " has " + length + " elements, but " + otherName + " has "
                    + otherLength + "; they must have one each per example.");
        }
        if (length == 0) {
            throw new IllegalArgumentException(name + " is empty, but at least one example is needed.");
        }
    }

    /** Checks that there is a row of scores for each label, and that the labels are among the classes. */
    static void scores(int[] labels, double[] scores, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, but is " + classes + ".");
        }
        if (scores.length != (long) labels.length * classes) {
            throw new IllegalArgumentException("There are " + labels.length + " labels and " + scores.length
                    + " scores, but each label needs " + classes + " scores.");
        }
        labels(labels, classes);
    }

    static void labels(int[] labels, int classes) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("There are no labels, but at least one example is needed.");
        }
        for (int k = 0; k < labels.length; k++) {
            if (labels[k] < 0 || labels[k] >= classes) {
                throw new IllegalArgumentException("Label " + k + " (from 0) is " + labels[k]
                        + ", but labels must be 0 to " + (classes - 1) + ".");
            }
        }
    }
}
