package dev.deltarule.samples.iris;

import dev.deltarule.data.Csv;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.samples.data.DataFolder;
import java.nio.file.Path;

/** Fisher's iris data: sepal length and width and petal length and width of each flower in centimetres, and its species. */
final class Flowers {
    static final String WHERE_TO_GET_THEM = """
            The iris data (R. A. Fisher, 1936) are at the UCI Machine Learning Repository:
            https://archive.ics.uci.edu/dataset/53/iris
            Put its file iris.data, or the same as iris.csv, into a folder and give that.""";

    private Flowers() {}

    /** Reads all flowers. Throws a DataException if the file is missing or damaged. */
    static Examples read(Path folder) {
        Path file = new DataFolder(folder, "iris", WHERE_TO_GET_THEM).file("iris.csv", "iris.data");
        return Csv.file(file)
                .noHeader()
                .inputs(0, 1, 2, 3)
                .classes(4, Species.class, species -> "Iris-" + species.label())
                .read()
                .examples();
    }
}
