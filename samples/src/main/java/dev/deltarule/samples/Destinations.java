package dev.deltarule.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure, before a sample trains for minutes, that what it is to write can be written. */
final class Destinations {
    private Destinations() {}

    /**
     * Creates the folders of report and pictures.
     *
     * @throws UncheckedIOException if there can be no such file or folder
     */
    static void prepare(CommandLine line) {
        line.report().ifPresent(file -> {
            try {
                prepareFile(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The report cannot be written: " + e.getMessage(), e);
            }
        });
        line.pictures().ifPresent(folder -> {
            try {
                prepareFolder(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("The pictures cannot be written: " + e.getMessage(), e);
            }
        });
    }

    private static void prepareFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder; name a file in it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            prepareFolder(folder);
        }
    }

    private static void prepareFolder(Path folder) throws IOException {
        for (Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.exists(place)) {
                check(place);
                break;
            }
        }
        if (!Files.isDirectory(folder)) {
            create(folder);
        }
    }

    /** Errors of some file systems say no more than the name. */
    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "" : ": " + e.getReason();
            throw new FileSystemException(folder.toString(), null, "this folder cannot be created" + reason);
        }
    }

    private static void check(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            throw new FileSystemException(place.toString(), null, "it is a file, not a folder");
        }
        if (!Files.isWritable(place)) {
            throw new FileSystemException(place.toString(), null, "you may not write into this folder");
        }
    }
}
