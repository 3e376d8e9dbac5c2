package dev.deltarule.processor.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of the layers: the given ones, else hidden, hidden1, hidden2 and output; in the source h, h1, h2 and o. */
public final class LayerNames {
    private LayerNames() {}

    /**
     * The names users see.
     *
     * @param given the names written, empty where there is none
     */
    public static List<String> full(List<String> given) {
        return fill(given, "hidden", "output");
    }

    /** The names in the generated source; a short name that a layer was given by hand gives way to the full one. */
    public static List<String> symbols(List<String> given) {
        Set<String> taken = new HashSet<>();
        given.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        List<String> full = full(given);
        List<String> symbols = new ArrayList<>(fill(given, "h", "o"));
        for (int k = 0; k < symbols.size(); k++) {
            if (given.get(k).isEmpty() && taken.contains(symbols.get(k))) {
                symbols.set(k, full.get(k));
            }
        }
        return symbols;
    }

    private static List<String> fill(List<String> given, String hidden, String output) {
        List<String> names = new ArrayList<>();
        int last = given.size() - 1;
        for (int k = 0; k <= last; k++) {
            String derived = k == last ? output : last == 1 ? hidden : hidden + (k + 1);
            names.add(given.get(k).isEmpty() ? derived : given.get(k));
        }
        return names;
    }
}
