package dev.deltarule.data;

/** Data are missing or damaged. The message is for people: which file and where in it, what was expected, what is there. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
