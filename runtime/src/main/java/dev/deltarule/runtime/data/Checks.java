package dev.deltarule.runtime.data;

import dev.deltarule.runtime.support.NameLists;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Returns a copy of names, of which there must be one for each of so many things, or none. */
    static List<String> names(String what, List<String> names, int count) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException("There must be one name per " + what + ", " + count
                    + ", or none, but there are " + names.size() + ": " + NameLists.shown(names) + ".");
        }
        return List.copyOf(names);
    }

    /** The same of names that must all be different. */
    static List<String> differentNames(String what, List<String> names, int count) {
        Set<String> seen = new HashSet<>();
        for (String name : names(what, names, count)) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "Two " + what + "s have the name " + NameLists.shown(List.of(name)) + ". Give each its own.");
            }
        }
        return List.copyOf(names);
    }

    static void weights(String name, double[] weights, int count, String what) {
        if (weights.length != count) {
            throw new IllegalArgumentException(
                    name + " must have one weight per " + what + ", " + count + ", but has " + weights.length + ".");
        }
        for (int i = 0; i < count; i++) {
            if (!(weights[i] >= 0 && weights[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(name + " must be at least 0 and finite, but that of " + what + " "
                        + i + " is " + weights[i] + ".");
            }
        }
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
        if ((long) rows.length * width > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    name + " has " + rows.length + " rows of " + width + " numbers, more than one array holds.");
        }
        double[] flat = new double[rows.length * width];
        for (int k = 0; k < rows.length; k++) {
            if (rows[k].length != width) {
                throw new IllegalArgumentException(name + " has " + rows[k].length + " numbers in row " + k + ", but "
                        + width + " in row 0 (from 0); all rows must be of one length.");
            }
            System.arraycopy(rows[k], 0, flat, k * width, width);
        }
        return flat;
    }

    static IllegalArgumentException tooLarge(String name, int example, int column, double number) {
        return new IllegalArgumentException(name + " holds " + number + " in example " + example + ", column " + column
                + " (from 0), which is too large for a network that computes in float.");
    }

    static IllegalArgumentException notFinite(String name, int example, int column, double from, double to) {
        return new IllegalArgumentException("The function makes " + to + " of " + from + ", which " + name + " holds in"
                + " example " + example + ", column " + column + " (from 0), but every number must be finite"
                + (Double.isFinite(to) ? " in float." : "."));
    }

    /** Checks a range of examples and the place for their rows before anything is copied. */
    static void copy(int count, int from, int to, int width, int length, int at) {
        if (from < 0 || to > count || from > to) {
            throw new IndexOutOfBoundsException(
                    "There are no examples " + from + " to " + to + ": the examples are 0 to " + count + ".");
        }
        if (at < 0 || (long) at + (long) (to - from) * width > length) {
            throw new IndexOutOfBoundsException("into has " + length + " elements, but " + (to - from) + " rows of "
                    + width + " from index " + at + " on are needed.");
        }
    }

    /** Checks that an array holds the rows that are to be changed. */
    static void inPlace(int length, int at, int count, int width) {
        if (at < 0 || count < 0 || (long) at + (long) count * width > length) {
            throw new IndexOutOfBoundsException("inputs has " + length + " elements, but " + count + " rows of " + width
                    + " from index " + at + " on are needed.");
        }
    }

    static void fraction(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("fraction must be above 0 and below 1, but is " + fraction + ".");
        }
    }

    static void index(String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "There is no " + what + " " + index + ": the " + what + "s are 0 to " + (size - 1) + ".");
        }
    }
}
