package dev.deltarule;

/** Which biases a layer has. A bias is added to the net input of a unit. */
public enum Bias {
    /** One bias for each unit. */
    PER_UNIT,
    /** One bias for the whole layer, shared by its units. */
    SHARED,
    /** No bias. */
    NONE
}
