package dev.deltarule.data;

import dev.deltarule.runtime.support.NameLists;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first line of a CSV file, which names the columns unless the user says otherwise. Many files have no such line, and
 * would lose an example without a word.
 */
record FirstLine(Path file, long line, List<String> cells) {
    /** What stands for a missing value in an example, in small letters. */
    private static final Set<String> MISSING =
            Set.of("", "?", "-", ".", "*", "na", "n/a", "nan", "null", "none", "missing");

    /**
     * Refuses a line that looks like the one below it.
     *
     * @throws DataException if wherever the next line has a number, this has one too, or leaves it out
     */
    void checkNames(List<String> next) {
        boolean numbers = false;
        for (int k = 0; k < Math.min(cells.size(), next.size()); k++) {
            if (CsvNumber.isIn(next.get(k))) {
                boolean number = CsvNumber.isIn(cells.get(k));
                if (!number && !MISSING.contains(cells.get(k).toLowerCase(Locale.ROOT))) {
                    return;
                }
                numbers |= number;
            }
        }
        if (numbers) {
            throw new DataException(
                    file + ", line " + line + ": expected the names of the columns, but this looks like an"
                            + " example: " + NameLists.shown(cells)
                            + ". Say .noHeader() if it is one, or .header() if these are"
                            + " names.");
        }
    }

    /** Whether that line was taken for a row but is none, since no cell holds a number. */
    boolean isNames(Header header, long rowLine) {
        return header == Header.NONE && rowLine == line && !hasNumber();
    }

    boolean hasNumber() {
        return cells.stream().anyMatch(CsvNumber::isIn);
    }
}
