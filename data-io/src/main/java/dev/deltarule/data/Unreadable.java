package dev.deltarule.data;

import dev.deltarule.runtime.support.IoReason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Says for people why a file could not be read. */
final class Unreadable {
    private Unreadable() {}

    static DataException because(Path file, IOException e) {
        return new DataException(file + reason(file, e), e);
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof RefusedContentException refused) {
            return refused.what();
        }
        if (e instanceof CharacterCodingException) {
            return " is no text in UTF-8. Save it in that encoding.";
        }
        if (e instanceof EOFException) {
            return " is cut off: its gzip stream has no end. Fetch the file again.";
        }
        if (e instanceof ZipException) {
            return " is damaged gzip: " + e.getMessage() + ". Fetch the file again.";
        }
        return " cannot be read: " + IoReason.of(e, file) + ".";
    }
}
