package dev.deltarule.runtime.metrics;

/** How a figure of each class becomes one of all. */
public enum Average {
    /** The mean over the classes that occur, as true class or as predicted one; each counts the same. */
    MACRO,

    /** The figure of all examples together, whatever their class. With one class per example it is the accuracy. */
    MICRO,

    /** The mean over the classes, each counting as often as it is the true class. */
    WEIGHTED
}
