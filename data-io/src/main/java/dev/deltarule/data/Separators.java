package dev.deltarule.data;

import java.util.List;

/** What may stand between two cells. */
final class Separators {
    private Separators() {}

    static void check(char separator) {
        if (separator == '"' || separator == '\n' || separator == '\r' || separator == '\0') {
            throw new IllegalArgumentException(
                    "A quote, the end of a line or 0 cannot separate cells, but the separator is" + " to be character "
                            + (int) separator + ".");
        }
    }

    /** A sentence for a file whose first line seems to be one cell because its cells are separated by something else. */
    static String hint(List<String> firstLine) {
        if (firstLine.size() == 1) {
            for (char other : new char[] {';', '\t', '|', ','}) {
                if (firstLine.get(0).indexOf(other) >= 0) {
                    return " If cells are separated by " + (other == '\t' ? "tabs" : "'" + other + "'")
                            + ", say so with .separator(...).";
                }
            }
        }
        return "";
    }
}
