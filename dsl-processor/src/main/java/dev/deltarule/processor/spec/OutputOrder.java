package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.Prediction;
import dev.deltarule.processor.plan.Prediction.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the results of a network call its outputs alike. Constants and components stand for outputs by their places, so two
 * results that have the same names at other places would take one class for the other.
 */
final class OutputOrder {
    private OutputOrder() {}

    /** What is wrong with the order of a result, given the predictions before it. */
    static Optional<String> problem(Result result, List<Prediction> before) {
        for (Prediction other : before) {
            List<String> names = names(result);
            List<String> others = names(other.result());
            for (int output = 0; output < names.size(); output++) {
                int place = onlyPlace(names.get(output), others);
                if (place >= 0 && place != output && onlyPlace(names.get(output), names) == output) {
                    return Optional.of(shown(result, names.get(output)) + " is output " + output + " (from 0), but "
                            + shown(other.result(), others.get(place)) + ", the result of " + other.name()
                            + ", is output " + place + ". Put both into the same order.");
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Result result) {
        return result instanceof Result.OfEnum of ? of.constants() : result.names();
    }

    private static String shown(Result result, String name) {
        if (result instanceof Result.OfEnum of) {
            return "constant " + name + " of enum " + of.type().nestedName();
        }
        return "component " + name + " of record "
                + (result instanceof Result.OfRecord of ? of.type().nestedName() : "");
    }

    /** The place of a name among others, ignoring case and underscores; -1 if it is at none, or more than one. */
    private static int onlyPlace(String name, List<String> others) {
        int place = -1;
        for (int k = 0; k < others.size(); k++) {
            if (plain(others.get(k)).equals(plain(name))) {
                if (place >= 0) {
                    return -1;
                }
                place = k;
            }
        }
        return place;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
