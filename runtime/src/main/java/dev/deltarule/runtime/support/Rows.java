package dev.deltarule.runtime.support;

/** Checks that blocks of examples lie inside their arrays. Small enough for the JIT to inline. */
public final class Rows {
    private Rows() {}

    /**
     * Checks that {@code count} rows of {@code width} numbers lie in an array from index {@code at} on.
     *
     * @param name the array's name in the message
     * @param length the array's length
     * @throws IndexOutOfBoundsException if they do not
     */
    public static void check(String name, int length, int at, int count, int width) {
        if ((at | count) < 0 || length - at < (long) count * width) {
            throw outside(name, length, at, count, width);
        }
    }

    /**
     * Checks that a step has an example to learn from.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static void atLeastOne(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, but is " + count + ".");
        }
    }

    /**
     * Checks that a gradient has an entry for each parameter.
     *
     * @throws IllegalArgumentException if it has not
     */
    public static void checkGradient(int length, int parameters) {
        if (length != parameters) {
            throw new IllegalArgumentException(
                    "gradient must have " + parameters + " entries, one per parameter, but has " + length + ".");
        }
    }

    /**
     * Checks a loss before a step of gradient descent is taken with it.
     *
     * @throws ArithmeticException if it is NaN or infinite
     */
    public static void checkFinite(double loss) {
        if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
            throw new ArithmeticException("The loss is " + loss
                    + ", so no step was taken and the parameters are as they were. Look for NaN or infinite inputs,"
                    + " targets or parameters, or lower the learning rate.");
        }
    }

    /**
     * Checks the output of which a prediction is made that cannot be NaN itself, a class or yes or no.
     *
     * @throws ArithmeticException if it is NaN
     */
    public static void checkOutput(double output) {
        if (Double.isNaN(output)) {
            throw new ArithmeticException("The output is NaN, so there is nothing to predict. Look for inputs or"
                    + " parameters that are NaN or infinite, such as missing values.");
        }
    }

    private static IndexOutOfBoundsException outside(String name, int length, int at, int count, int width) {
        if (count < 0) {
            return new IndexOutOfBoundsException("count must be at least 0, but is " + count + ".");
        }
        return new IndexOutOfBoundsException(name + " must hold " + count + " x " + width + " numbers from index " + at
                + " on, but its length is " + length + ".");
    }
}
