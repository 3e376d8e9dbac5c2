package dev.deltarule.runtime.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Writes a file whole or not at all: beside the target first, forced to the disk, then renamed. Who reads the target
 * meanwhile, or after a crash at any moment, finds the old content or the new one. A file that is replaced keeps its access
 * rights; a symbolic link stays, and what it points to is replaced.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes what belongs in the file; again from the beginning if an interrupt comes into it. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** The same as {@link #write(Path, Content)} with these bytes. */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /**
     * Writes or replaces a file, in an interrupted thread as in any other; the flag stays set.
     *
     * @throws NoSuchFileException if the folder does not exist
     * @throws IOException if that fails; a file that was there before is then as it was
     */
    public static void write(Path target, Content content) throws IOException {
        Optional<BasicFileAttributes> old = attributes(target);
        if (old.isPresent() && old.get().isOther()) {
            into(target, content);
        } else {
            Uninterrupted.run(() -> replace(target, old, content));
        }
    }

    private static void replace(Path target, Optional<BasicFileAttributes> old, Content content) throws IOException {
        Path file = FileLinks.followed(target.toAbsolutePath());
        Path folder = file.getParent();
        if (folder == null || (old.isPresent() && old.get().isDirectory())) {
            throw new FileSystemException(target.toString(), null, "it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), target.toString(), "there is no such folder; create it");
        }
        Path beside = TemporaryName.beside(file);
        try {
            force(beside, old.isPresent() ? FileRights.of(file) : FileRights.ofNewFiles(), content);
            rename(beside, file);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Whether a name is one of those that a killed process may leave behind for a file. */
    public static boolean isLeftover(Path path, String fileName) {
        return TemporaryName.isOf(path, fileName);
    }

    private static Optional<BasicFileAttributes> attributes(Path target) throws IOException {
        try {
            return Optional.of(Files.readAttributes(target, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A device or a pipe, such as {@code /dev/stdout}, is written to and not replaced: once, by a stream that no interrupt closes. */
    private static void into(Path device, Content content) throws IOException {
        byte[] bytes = Uninterrupted.call(() -> {
            ByteArrayOutputStream collected = new ByteArrayOutputStream();
            content.writeTo(Channels.newChannel(collected));
            return collected.toByteArray();
        });
        try (OutputStream out = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
            out.write(bytes);
        }
    }

    private static void force(Path file, FileRights rights, Content content) throws IOException {
        try (FileChannel channel = rights.create(file)) {
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
