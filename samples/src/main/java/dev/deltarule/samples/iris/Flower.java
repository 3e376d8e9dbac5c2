package dev.deltarule.samples.iris;

import dev.deltarule.samples.data.DataFolder;
import dev.deltarule.samples.data.LabelledCsv;
import java.nio.file.Path;
import java.util.List;

/**
 * One flower of Fisher's iris data.
 *
 * @param measurements sepal length, sepal width, petal length and petal width, in centimetres or standardised
 * @param species what it is
 */
record Flower(List<Float> measurements, Species species) {
    static final int MEASUREMENTS = 4;
    static final String WHERE_TO_GET_THEM = """
            The iris data (R. A. Fisher, 1936) are at the UCI Machine Learning Repository:
            https://archive.ics.uci.edu/dataset/53/iris
            Put its file iris.data, or the same as iris.csv, into a folder and give that.""";

    Flower {
        measurements = List.copyOf(measurements);
    }

    /** Reads all flowers. Throws a DataException if the file is missing or damaged. */
    static List<Flower> read(Path folder) {
        Path file = new DataFolder(folder, "iris", WHERE_TO_GET_THEM).file("iris.csv", "iris.data");
        return LabelledCsv.read(file, MEASUREMENTS).stream()
                .map(row -> new Flower(row.values(), Species.of(row.label())))
                .toList();
    }
}
