package dev.deltarule.runtime.support;

/**
 * Cuts rows into a share for each worker: it begins at the row given for its number and ends before that of the next.
 */
public final class Shares {
    private static final int TILE = 4;

    private Shares() {}

    /** The first row of a worker's share, {@code rows} for the number behind the last. */
    public static int of(int rows, int worker, int workers) {
        return (int) ((long) rows * worker / workers);
    }

    /**
     * The same where rows are worked on in tiles of four: shares begin at multiples of four and have no row or at least four,
     * so that no row gets into another kind of tile because others share the work. Fewer than four rows stay together.
     */
    public static int ofFours(int rows, int worker, int workers) {
        if (worker == workers) {
            return rows;
        }
        int nearest = of(rows, worker, workers) + TILE / 2;
        return Math.max(0, Math.min(nearest, rows - TILE)) / TILE * TILE;
    }

    /**
     * Shares a matrix whose rows come in parts and whose {@code units} columns are worked on in vectors of {@code lanes}: part
     * by part, so that many of the parts belong to one worker whole. Returns the first unit of a worker's share of a part.
     */
    public static int ofPart(int part, int parts, int units, int lanes, int worker, int workers) {
        int vectors = (units + lanes - 1) / lanes;
        int vector = of(parts * vectors, worker, workers) - part * vectors;
        return Math.min(Math.max(0, vector) * lanes, units);
    }
}
