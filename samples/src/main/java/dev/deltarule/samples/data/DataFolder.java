package dev.deltarule.samples.data;

import dev.deltarule.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the files of a data set in its own folder or in a folder that has one subfolder per data set. */
public final class DataFolder {
    private final Path folder;
    private final String dataSet;
    private final String whereToGetIt;

    /**
     * A folder in which nothing has been looked for yet.
     *
     * @param folder the folder of the data set, or the one above
     * @param dataSet the name of the data set's subfolder
     * @param whereToGetIt sentences that say where the data set comes from, for the message when it is not there
     */
    public DataFolder(Path folder, String dataSet, String whereToGetIt) {
        this.folder = folder;
        this.dataSet = dataSet;
        this.whereToGetIt = whereToGetIt;
    }

    /**
     * The file of the first of these names that exists.
     *
     * @throws DataException if there is none; it says where to get the data
     */
    public Path file(String... names) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("There is no folder " + folder + ".\n" + whereToGetIt);
        }
        for (Path place : List.of(folder.resolve(dataSet), folder)) {
            for (String name : names) {
                if (Files.isRegularFile(place.resolve(name))) {
                    return place.resolve(name);
                }
            }
        }
        throw new DataException("There is no file " + String.join(" or ", names) + " in " + folder
                + " nor in its subfolder " + dataSet + ".\n" + whereToGetIt);
    }
}
