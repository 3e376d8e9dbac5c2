package dev.deltarule.data;

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

    /** Its number in a file whose columns have these names, of which none is known if {@code hasNames} is false. */
    int in(Path file, boolean hasNames, List<String> names) {
        if (number >= 0) {
            if (number >= names.size()) {
                throw new DataException(file + " has no column " + number + " (from 0): its first line has "
                        + names.size() + " cells.");
            }
            return number;
        }
        if (!hasNames) {
            throw new IllegalStateException(
                    "The column \"" + name + "\" is chosen by its name, but .noHeader() says that there are no names.");
        }
        int first = names.indexOf(name);
        if (first < 0) {
            throw new DataException(
                    file + " has no column \"" + name + "\": its first line names " + String.join(", ", names) + ".");
        }
        if (first != names.lastIndexOf(name)) {
            throw new DataException(file + " has two columns \"" + name + "\", " + (first + 1) + " and "
                    + (names.lastIndexOf(name) + 1) + ". Choose by number which one is meant.");
        }
        return first;
    }
}
