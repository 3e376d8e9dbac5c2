package dev.deltarule.samples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the real data sets, which the build names in the system property {@code deltarule.data}. */
public final class TestData {
    private TestData() {}

    /** The folder; skips the calling test with a message if it has no such data set. */
    public static Path folderWith(String dataSet) {
        String named = System.getProperty("deltarule.data", "");
        assumeTrue(!named.isEmpty(), "Skipped: the system property deltarule.data names no data folder.");
        Path folder = Path.of(named);
        assumeTrue(
                Files.isDirectory(folder.resolve(dataSet)),
                () -> "Skipped: there is no data set " + folder.resolve(dataSet).normalize()
                        + ". Name the folder above it with -Ddeltarule.data=FOLDER.");
        return folder;
    }
}
