package dev.deltarule.runtime.support;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Why a file could not be read or written, in words. The exceptions of {@code java.nio.file} often have the name of the file
 * for a message, others none at all.
 */
public final class IoReason {
    private IoReason() {}

    /**
     * The reason, without a full stop.
     *
     * @param file what was to be read or written, which the sentence names already
     */
    public static String of(IOException e, Path file) {
        if (!(e instanceof FileSystemException failure)) {
            String message = e.getMessage();
            return message == null || message.isBlank() ? e.getClass().getSimpleName() : withoutStop(message);
        }
        return reason(failure) + elsewhere(failure, file);
    }

    private static String reason(FileSystemException e) {
        if (e.getReason() != null) {
            return withoutStop(e.getReason());
        }
        if (e instanceof AccessDeniedException) {
            return "permission is denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name already";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "it is a folder that is not empty";
        }
        return e instanceof FileSystemLoopException
                ? "its folders lead in a circle"
                : e.getClass().getSimpleName();
    }

    /** What failed may be another than the file that was to be read or written, such as its folder. */
    private static String elsewhere(FileSystemException e, Path file) {
        return e.getFile() == null || e.getFile().equals(file.toString()) ? "" : " (" + e.getFile() + ")";
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
