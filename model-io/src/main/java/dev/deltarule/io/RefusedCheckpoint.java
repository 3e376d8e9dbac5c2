package dev.deltarule.io;

/** Ends the search for a checkpoint: unlike a damaged one, this may be whole, and no earlier one is taken in its place. */
final class RefusedCheckpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    RefusedCheckpoint(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    /** What its reader is to be told. */
    RuntimeException reason() {
        return reason;
    }
}
