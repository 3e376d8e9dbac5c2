package dev.deltarule.data;

import dev.deltarule.runtime.support.NameLists;
import java.nio.file.Path;
import java.util.List;

/** A column as the user chose it: by its name, or if that is empty, by its number from 0. */
record Column(String name, int number) {
    static Column named(String name) {
        return new Column(name, -1);
    }

    static Column numbered(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Columns count from 0, but one is " + number + ".");
        }
        return new Column("", number);
    }

    /** Its number in a file whose first line has these cells, the names of the columns if {@code hasNames} says so. */
    int in(Path file, boolean hasNames, List<String> names) {
        if (number >= 0) {
            if (number >= names.size()) {
                throw new DataException(file + " has no column " + number + " (from 0): its first line has "
                        + names.size() + " cells." + Separators.hint(names));
            }
            return number;
        }
        String shown = NameLists.shown(name);
        if (!hasNames) {
            throw new IllegalStateException(
                    "The column " + shown + " is chosen by its name, but .noHeader() says that there are no names.");
        }
        int first = names.indexOf(name);
        if (first < 0) {
            throw new DataException(file + " has no column " + shown + ": its first line names "
                    + NameLists.shown(names) + "." + Separators.hint(names));
        }
        if (first != names.lastIndexOf(name)) {
            throw new DataException(file + " has two columns " + shown + ", " + (first + 1) + " and "
                    + (names.lastIndexOf(name) + 1) + ". Choose by number which one is meant.");
        }
        return first;
    }

    /** Whether it can only be chosen in a file whose first line names the columns. */
    boolean isWord() {
        return number < 0 && !CsvNumber.isIn(name);
    }
}
