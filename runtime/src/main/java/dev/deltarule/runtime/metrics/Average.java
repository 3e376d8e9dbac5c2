package dev.deltarule.runtime.metrics;

/** How a figure of each class or label becomes one of all. */
public enum Average {
    /** The mean over the classes that occur, as true class or as predicted one, or over all labels; each counts the same. */
    MACRO,

    /**
     * The figure of all examples together, whatever their class, or of all labels of all examples. With one class per example
     * it is the accuracy.
     */
    MICRO,

    /** The mean over the classes or labels, each counting as often as examples truly have it. */
    WEIGHTED
}
