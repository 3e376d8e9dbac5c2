package dev.deltarule.runtime.support;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written beside its place, for whoever writes it bit by bit, and comes there when it is finished. What
 * {@link AtomicFile} promises of the old content, its access rights and links holds for it.
 */
public final class UnfinishedFile implements Closeable {
    private final Path beside;
    private final Path file;
    private final FileChannel channel;

    private UnfinishedFile(Path beside, Path file, FileChannel channel) {
        this.beside = beside;
        this.file = file;
        this.channel = channel;
    }

    /**
     * Creates an empty file beside the target.
     *
     * @throws NoSuchFileException if the folder does not exist
     * @throws IOException if that fails, or the target is a folder
     */
    public static UnfinishedFile begin(Path target) throws IOException {
        Path file = FileLinks.followed(target.toAbsolutePath());
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new FileSystemException(target.toString(), null, "it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), target.toString(), "there is no such folder; create it");
        }
        Path beside = TemporaryName.beside(file);
        FileRights rights = Files.exists(file) ? FileRights.of(file) : FileRights.ofNewFiles();
        try {
            return new UnfinishedFile(beside, file, rights.create(beside));
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    /** To write it, also where the rights it has from the old file let nobody open it for that any more. */
    public FileChannel channel() {
        return channel;
    }

    /** Where it is until it is finished. */
    public Path path() {
        return beside;
    }

    /**
     * Puts it in its place. Whoever wrote it has forced it to the disk before, or else a power cut may leave it empty.
     *
     * @throws IOException if that fails; the old content is then as it was
     */
    public void finish() throws IOException {
        channel.close();
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
        forceFolder(file.resolveSibling("."));
    }

    /** Removes it unless it is finished. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(beside);
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
