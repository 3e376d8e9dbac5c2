package dev.deltarule.runtime.optimizer;

/**
 * Something an optimizer remembers: an array with one entry per parameter, or a number. Its range is that of a training which
 * goes on: a state from elsewhere, such as a file, is refused where a number is out of it.
 *
 * @param name names it in files
 * @param initial its value, or that of all its entries, before the first step
 * @param least the least value; with {@code most} infinite as well, anything is allowed, also NaN
 * @param most the largest value
 * @param isWhole whether it has no fraction
 */
public record Slot(String name, double initial, double least, double most, boolean isWhole) {
    /** A slot that is 0 before the first step, and may then be anything. */
    public Slot(String name) {
        this(name, 0);
    }

    /** A slot that may be anything. */
    public Slot(String name, double initial) {
        this(name, initial, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    }

    /** The same, but never NaN or infinite. */
    public Slot finite() {
        return within(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** The same, but never NaN or outside this range. */
    public Slot within(double newLeast, double newMost) {
        return new Slot(name, initial, newLeast, newMost, isWhole);
    }

    /** The same, but a whole number from 0 on. */
    public Slot count(int newMost) {
        return new Slot(name, initial, 0, newMost, true);
    }

    /** Whether it can have this value. */
    public boolean allows(double value) {
        boolean isFree = least == Double.NEGATIVE_INFINITY && most == Double.POSITIVE_INFINITY;
        return isFree || (value >= least && value <= most && (!isWhole || value == Math.rint(value)));
    }

    /** Whether a float network can have this value, for which it rounds the range. */
    public boolean allowsFloat(float value) {
        return allows(value) || (Float.isFinite(value) && value >= (float) least && value <= (float) most);
    }

    /** What it should be, as the end of a sentence. */
    public String range() {
        if (isWhole) {
            return "a whole number from 0 to " + (long) most;
        }
        if (most == Double.MAX_VALUE || most == Double.POSITIVE_INFINITY) {
            return least == 0 ? "at least 0" + (most == Double.MAX_VALUE ? " and finite" : "") : "a finite number";
        }
        return least == most ? Double.toString(least) : "from " + least + " to " + most;
    }
}
