package dev.deltarule.runtime.data;

/** An array of either precision, so that examples need not know which they hold. */
sealed interface Numbers permits FloatNumbers, DoubleNumbers, RecodedNumbers {
    int length();

    double get(int at);

    /** Copies numbers one after the other, rounded where the precisions differ. */
    void copy(int from, int count, float[] into, int at);

    /** The same numbers in an array of their own. */
    Numbers copied();

    /** Changes a number. Returns whether it is finite in this precision. */
    boolean set(int at, double number);

    /** Copies numbers one after the other. */
    void copy(int from, int count, double[] into, int at);
}
