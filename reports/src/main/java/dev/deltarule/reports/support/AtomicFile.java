package dev.deltarule.reports.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: beside the target first, forced to the disk, then renamed. Who reads the target
 * meanwhile sees the old content or the new one.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes or replaces a file.
     *
     * @throws NoSuchFileException if the folder does not exist
     * @throws IOException if the file cannot be written; a file that was there before is then as it was
     */
    public static void write(Path target, byte[] content) throws IOException {
        Path file = target.toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(target + " is a folder. Name a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), target.toString(), "there is no such folder; create it");
        }
        Path beside = besides(folder, file);
        try {
            force(beside, content);
            rename(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A fresh file with the access rights that any new file gets, which those of createTempFile are not. */
    private static Path besides(Path folder, Path file) {
        return folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + ".tmp");
    }

    private static void force(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
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
}
