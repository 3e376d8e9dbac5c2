package dev.deltarule.io;

/**
 * A file of a model cannot be written or read, is damaged, or does not fit. The message is for people: which file, which
 * tensor, what was found, what was expected, what to do.
 */
public final class ModelFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelFileException(String message) {
        super(message);
    }

    public ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** For bytes that no writer of safetensors leaves behind. */
    static ModelFileException damaged(String file, String what) {
        return new ModelFileException(
                file + ": " + what + " The file is damaged, or is no safetensors file: take another copy of it.");
    }
}
