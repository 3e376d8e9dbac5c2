package dev.deltarule.runtime.data;

import java.util.List;

/**
 * Turns class labels into targets: a row per label with 1 at its class and 0 elsewhere. Classes count from 0; those of an
 * enum are in the order of its constants.
 */
public final class OneHot {
    private OneHot() {}

    /**
     * Targets in float, {@code classes} for each label.
     *
     * @throws IllegalArgumentException if {@code classes} is below 2, a label is not one of 0 to {@code classes - 1}, or there
     *     are more targets than one array holds
     */
    public static float[] floats(int[] labels, int classes) {
        check(labels, classes);
        float[] targets = new float[labels.length * classes];
        for (int k = 0; k < labels.length; k++) {
            targets[k * classes + labels[k]] = 1;
        }
        return targets;
    }

    /**
     * Targets in double, {@code classes} for each label.
     *
     * @throws IllegalArgumentException if {@code classes} is below 2, a label is not one of 0 to {@code classes - 1}, or there
     *     are more targets than one array holds
     */
    public static double[] doubles(int[] labels, int classes) {
        check(labels, classes);
        double[] targets = new double[labels.length * classes];
        for (int k = 0; k < labels.length; k++) {
            targets[k * classes + labels[k]] = 1;
        }
        return targets;
    }

    /**
     * Targets in float, for each label one for each constant of the enum.
     *
     * @throws IllegalArgumentException if the enum has fewer than 2 constants
     */
    public static <E extends Enum<E>> float[] floats(List<E> labels, Class<E> classes) {
        return floats(positions(labels, classes), classes.getEnumConstants().length);
    }

    /**
     * Targets in double, for each label one for each constant of the enum.
     *
     * @throws IllegalArgumentException if the enum has fewer than 2 constants
     */
    public static <E extends Enum<E>> double[] doubles(List<E> labels, Class<E> classes) {
        return doubles(positions(labels, classes), classes.getEnumConstants().length);
    }

    private static <E extends Enum<E>> int[] positions(List<E> labels, Class<E> classes) {
        List<E> constants = List.of(classes.getEnumConstants());
        return labels.stream().mapToInt(constants::indexOf).toArray();
    }

    private static void check(int[] labels, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, but is " + classes + ".");
        }
        if ((long) labels.length * classes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(labels.length + " labels of " + classes
                    + " classes are more targets than one array holds. Are these really classes?");
        }
        for (int k = 0; k < labels.length; k++) {
            if (labels[k] < 0 || labels[k] >= classes) {
                throw new IllegalArgumentException("Label " + k + " (from 0) is " + labels[k]
                        + ", but labels must be 0 to " + (classes - 1) + ".");
            }
        }
    }
}
