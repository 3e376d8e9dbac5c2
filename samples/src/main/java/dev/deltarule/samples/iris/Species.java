package dev.deltarule.samples.iris;

import java.util.Locale;

/** The three species of iris that Fisher's data tell apart. */
public enum Species {
    SETOSA,
    VERSICOLOR,
    VIRGINICA;

    /** The name in lower case, as in the data. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
