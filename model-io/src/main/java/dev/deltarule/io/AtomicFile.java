package dev.deltarule.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: beside the target first, forced to the disk, then renamed. Who reads the target
 * meanwhile, or after a crash at any moment, finds the old content or the new one.
 */
final class AtomicFile {
    private static final String SUFFIX = ".tmp";

    private AtomicFile() {}

    /** Writes what belongs in the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /**
     * Writes or replaces a file.
     *
     * @throws IOException if that fails; a file that was there before is then as it was
     */
    static void write(Path target, Content content) throws IOException {
        Path file = target.toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException("it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), target.toString(), "there is no such folder; create it");
        }
        Path beside = beside(file);
        try {
            force(beside, content);
            rename(beside, file);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A new name with the access rights that any new file gets, which those of createTempFile are not. */
    private static Path beside(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + SUFFIX);
    }

    /** Whether a name is one of those that a killed process may leave behind for a file. */
    static boolean isLeftover(Path path, String fileName) {
        String name = path.getFileName().toString();
        return name.startsWith("." + fileName + ".") && name.endsWith(SUFFIX);
    }

    private static void force(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
            channel.force(true);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last through a power cut. Windows opens no folders, and needs not be told. */
    @SuppressWarnings("EmptyCatch")
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole under its name; only when the disk learns of the name is now up to the system.
        }
    }
}
