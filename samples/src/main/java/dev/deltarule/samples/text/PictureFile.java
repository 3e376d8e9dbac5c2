package dev.deltarule.samples.text;

import dev.deltarule.reports.charts.Picture;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the picture of a sample. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Writes the picture, creates its folder if need be, and says where it is.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Picture picture, Path folder, String name, PrintStream out) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            picture.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The pictures cannot be written: " + e.getMessage(), e);
        }
        out.println("Picture: " + file.toAbsolutePath().toUri());
    }
}
