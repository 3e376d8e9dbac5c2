package dev.deltarule.runtime.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Writes a file whole or not at all: beside the target first, forced to the disk, then renamed. Who reads the target
 * meanwhile, or after a crash at any moment, finds the old content or the new one. A file that is replaced keeps its access
 * rights; a symbolic link stays, and what it points to is replaced. A process that is killed meanwhile leaves a hidden file
 * behind, {@code .NAME.*.tmp}, which {@link #isLeftover} knows.
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
            Uninterrupted.run(() -> replace(target, content));
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        try (UnfinishedFile unfinished = UnfinishedFile.begin(target)) {
            content.writeTo(unfinished.channel());
            unfinished.channel().force(true);
            unfinished.finish();
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
}
