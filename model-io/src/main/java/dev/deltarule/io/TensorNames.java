package dev.deltarule.io;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names of tensors in messages: the first few, shortened, since they come from outside. */
final class TensorNames {
    private static final int NAMED = 5;

    private TensorNames() {}

    static String some(Collection<String> names) {
        String first = names.stream().limit(NAMED).map(TensorNames::quoted).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "no tensors"
                : "tensors " + first + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    static String quoted(String name) {
        return "\"" + HeaderReader.shortened(name) + "\"";
    }
}
