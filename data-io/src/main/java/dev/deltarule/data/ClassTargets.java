package dev.deltarule.data;

import dev.deltarule.runtime.data.OneHot;
import dev.deltarule.runtime.support.NameLists;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes the targets of classes: for each row a 1 at its class and 0 elsewhere. */
final class ClassTargets {
    private ClassTargets() {}

    /**
     * Targets for the labels of all rows.
     *
     * @param numbers for each row the number that its label was given
     */
    static double[] of(Path file, double[] numbers, LabelSet labels) {
        List<String> names = labels.names();
        if (names.size() < 2) {
            throw new DataException(file + ": expected at least 2 classes, but every row has the label "
                    + NameLists.shown(names.get(0)) + ". If files have some classes only, name all labels:"
                    + " classes(column, List.of(...)).");
        }
        checkMemory(file, numbers.length, names.size());
        int[] classes = labels.classes();
        int[] rows = new int[numbers.length];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = classes[(int) numbers[k]];
        }
        return OneHot.doubles(rows, names.size());
    }

    private static void checkMemory(Path file, int rows, int classes) {
        long targets = (long) rows * classes;
        if (targets * Double.BYTES > free()) {
            System.gc(); // much of what is taken may be garbage
        }
        if (targets * Double.BYTES > free() || targets > Integer.MAX_VALUE - 8) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "%s: %,d rows of %,d classes are %,d targets, one per row and class, which takes %,d MB and is more"
                            + " than there is room for. If the classes are numbers, predict them with .targets(...);"
                            + " otherwise read fewer rows, or give the JVM more memory (-Xmx).",
                    file,
                    rows,
                    classes,
                    targets,
                    targets * Double.BYTES / 1_000_000));
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
