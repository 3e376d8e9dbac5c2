package dev.deltarule.samples.iris;

import dev.deltarule.samples.data.DataException;
import java.util.List;
import java.util.Locale;

/** The three species of iris that Fisher's data tell apart. */
public enum Species {
    SETOSA,
    VERSICOLOR,
    VIRGINICA;

    /**
     * The species of a label such as {@code Iris-setosa}.
     *
     * @throws DataException if there is no such species
     */
    static Species of(String label) {
        for (Species species : values()) {
            if (label.equals("Iris-" + species.label())) {
                return species;
            }
        }
        throw new DataException(
                "Expected a species Iris-setosa, Iris-versicolor or Iris-virginica, but there is \"" + label + "\".");
    }

    /** The output of the network that stands for this species, from 0. */
    int output() {
        return List.of(values()).indexOf(this);
    }

    /** The name in lower case, as in the data. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
