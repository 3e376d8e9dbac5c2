package dev.deltarule.runtime.support;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of users' names in messages, which stay short however many names there are and however long. */
public final class NameLists {
    private static final int MOST_NAMES = 8;
    private static final int LONGEST_NAME = 30;

    private NameLists() {}

    /** The first names, quoted and shortened, and how many there are besides. */
    public static String shown(List<String> names) {
        int shown = names.size() <= MOST_NAMES + 1 ? names.size() : MOST_NAMES;
        return names.stream().limit(shown).map(NameLists::shown).collect(Collectors.joining(", "))
                + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
    }

    /** A name in quotes, without line breaks and the like, and shortened. */
    public static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return "\"" + (line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 3) + "...") + "\"";
    }
}
