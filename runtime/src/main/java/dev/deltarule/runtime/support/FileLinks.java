package dev.deltarule.runtime.support;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where symbolic links lead, also to files that are not there yet. */
final class FileLinks {
    /** As many as Linux follows. */
    private static final int MOST = 40;

    private FileLinks() {}

    /**
     * The file at the end of the links, or the path itself if it is none. Nothing is normalised: {@code ..} behind a link to a
     * folder means the folder above that one.
     */
    static Path followed(Path path) throws IOException {
        Path file = path;
        for (int k = 0; k < MOST; k++) {
            if (!Files.isSymbolicLink(file)) {
                return file;
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        throw new FileSystemLoopException(path.toString());
    }
}
