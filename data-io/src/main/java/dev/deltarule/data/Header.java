package dev.deltarule.data;

/** Whether the first line of a file names its columns. */
enum Header {
    /** It should, since most do; it is looked at before it is believed. */
    EXPECTED,
    /** The user says so. */
    GIVEN,
    /** The user says that it is a row like any other. */
    NONE;

    boolean hasNames() {
        return this != NONE;
    }
}
