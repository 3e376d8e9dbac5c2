package dev.deltarule.runtime.support;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Lists of users' names in messages, which stay short however many names there are and however long. */
public final class NameLists {
    private static final int MOST_NAMES = 8;
    private static final int LONGEST_NAME = 30;

    private NameLists() {}

    /** The first names, quoted and shortened, and how many there are besides. */
    public static String shown(List<String> names) {
        return first(names, NameLists::shown);
    }

    /** The same without quotes. */
    public static String listed(List<String> names) {
        return first(names, NameLists::shortened);
    }

    private static String first(List<String> names, UnaryOperator<String> written) {
        int shown = names.size() <= MOST_NAMES + 1 ? names.size() : MOST_NAMES;
        return names.stream().limit(shown).map(written).collect(Collectors.joining(", "))
                + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
    }

    /** A name in quotes, without line breaks and the like, and shortened. */
    public static String shown(String name) {
        return "\"" + shortened(name) + "\"";
    }

    private static String shortened(String name) {
        String start = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
