package dev.deltarule.samples.data;

/** A data set is missing or damaged. The message is for people: which file, what was expected, what to do. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
