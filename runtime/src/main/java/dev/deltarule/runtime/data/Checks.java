package dev.deltarule.runtime.data;

import java.util.function.IntToDoubleFunction;

/** Refuses data that no network can learn from, with a message that says where it is. */
final class Checks {
    private Checks() {}

    /** Returns how many rows an array holds. */
    static int rows(String name, int length, int width) {
        if (width < 1) {
            throw new IllegalArgumentException(name + " per example must be at least 1, but is " + width + ".");
        }
        if (length == 0) {
            throw new IllegalArgumentException(name + " is empty, but at least one example is needed.");
        }
        if (length % width != 0) {
            throw new IllegalArgumentException(
                    name + " has " + length + " numbers, which is no whole number of rows of " + width + ".");
        }
        return length / width;
    }

    static void finite(String name, int length, int width, IntToDoubleFunction numbers) {
        for (int at = 0; at < length; at++) {
            double number = numbers.applyAsDouble(at);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(name + " holds " + number + " in row " + at / width + ", column "
                        + at % width + " (from 0), but every number must be finite.");
            }
        }
    }

    /** Returns the rows one after the other. */
    static double[] flatten(String name, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException(name + " is empty, but at least one example is needed.");
        }
        int width = rows[0].length;
        if (width == 0) {
            throw new IllegalArgumentException(name + " has no number in row 0, but needs at least one.");
        }
        double[] flat = new double[Math.multiplyExact(rows.length, width)];
        for (int k = 0; k < rows.length; k++) {
            if (rows[k].length != width) {
                throw new IllegalArgumentException(name + " has " + rows[k].length + " numbers in row " + k + ", but "
                        + width + " in row 0 (from 0); all rows must be of one length.");
            }
            System.arraycopy(rows[k], 0, flat, k * width, width);
        }
        return flat;
    }

    static float toFloat(String name, int example, int column, double number) {
        float rounded = (float) number;
        if (!Float.isFinite(rounded)) {
            throw new IllegalArgumentException(name + " holds " + number + " in example " + example + ", column "
                    + column + " (from 0), which is too large for a network that computes in float.");
        }
        return rounded;
    }

    static void index(String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "There is no " + what + " " + index + ": the " + what + "s are 0 to " + (size - 1) + ".");
        }
    }
}
