package dev.deltarule.runtime.support;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Who may do what with a file, so that the file that replaces it may be given the same. */
final class FileRights {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Optional<PosixFileAttributes> attributes;

    private FileRights(Optional<PosixFileAttributes> attributes) {
        this.attributes = attributes;
    }

    /** Those that the system gives any new file, which those of {@link Files#createTempFile} are not. */
    static FileRights ofNewFiles() {
        return new FileRights(Optional.empty());
    }

    /** Those of a file; where the file system has no owners and groups, those of new files. */
    static FileRights of(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? ofNewFiles() : new FileRights(Optional.of(view.readAttributes()));
    }

    /** Creates a file that has them before the first byte is in it. */
    FileChannel create(Path file) throws IOException {
        if (attributes.isEmpty()) {
            return FileChannel.open(file, NEW);
        }
        FileChannel channel = FileChannel.open(
                file, NEW, PosixFilePermissions.asFileAttribute(attributes.get().permissions()));
        try {
            give(file, attributes.get());
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void give(Path file, PosixFileAttributes wanted) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributes given = view.readAttributes();
        if (!given.group().equals(wanted.group())) {
            tryTo(() -> view.setGroup(wanted.group()));
        }
        if (!given.owner().equals(wanted.owner())) {
            tryTo(() -> view.setOwner(wanted.owner()));
        }
        if (!given.permissions().equals(wanted.permissions())) {
            view.setPermissions(wanted.permissions()); // what the umask took away
        }
    }

    /** Changes that may fail. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    /** Only the superuser gives files away, and others can only give them to groups of their own. */
    @SuppressWarnings("EmptyCatch")
    private static void tryTo(Change change) throws IOException {
        try {
            change.make();
        } catch (FileSystemException e) {
            // The file then belongs to who wrote it, as if it had been removed and written anew.
        }
    }
}
