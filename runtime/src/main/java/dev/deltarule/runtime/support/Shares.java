package dev.deltarule.runtime.support;

/**
 * Cuts rows into a share for each worker: it begins at the row given for its number and ends before that of the next.
 */
public final class Shares {
    private Shares() {}

    /** The first row of a worker's share, {@code rows} for the number behind the last. */
    public static int of(int rows, int worker, int workers) {
        return (int) ((long) rows * worker / workers);
    }
}
