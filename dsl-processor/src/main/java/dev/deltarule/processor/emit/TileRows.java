package dev.deltarule.processor.emit;

import java.util.List;

/**
 * How many rows the tiles of the Vector API variant have: four, and six where these are two vectors wide.
 *
 * <p>Two multiply-adds a cycle, each of which takes four cycles, need eight sums under way. The eight of 4 x 2 are just enough
 * and so have no time to spare; the twelve of 6 x 2, two vectors of the panel and a number fill 15 of the 16 registers of AVX2.
 */
final class TileRows {
    static final int FOUR = 4;
    static final int SIX = 6;

    private static final int TWO_VECTORS = 2;

    private TileRows() {}

    /** Whether tiles of so many vectors may have six rows, of at most so many that there are. */
    static boolean hasSixes(int vectors, int rows) {
        return vectors == TWO_VECTORS && rows >= SIX;
    }

    /** The heights of tiles of so many vectors that four rows or more are cut into, the rest apart. */
    static List<Integer> heights(int vectors, int rows) {
        return hasSixes(vectors, rows) ? List.of(SIX, FOUR) : List.of(FOUR);
    }

    /** Whether a tile does two turns of its loop at once. */
    static boolean doesPairs(int rows, int vectors) {
        return vectors == TWO_VECTORS && rows >= FOUR;
    }

    /**
     * Whether HotSpot on JDK 17 turns products with a number into shifts, that is where it has two bits set or is one less than
     * a power of two. It then does not see how far such a product goes and checks bounds in a loop that has one as an index, for
     * which a tile of six rows has no register left.
     */
    static boolean isMadeShifts(int number) {
        return Integer.bitCount(number) == 2 || Integer.bitCount(number + 1) == 1;
    }

    /** The loop over tiles of six rows, if there are such; what is left of the rows comes behind it. */
    static void sixes(Source source, int vectors, int rows, String row, Object end, Runnable tile) {
        if (hasSixes(vectors, rows)) {
            beginSixes(source, row, end);
            tile.run();
            source.end();
        }
    }

    /** Begins that loop. It stops where tiles of four can do the rest, and so before eight rows. */
    static void beginSixes(Source source, String row, Object end) {
        source.begin("for (; $2L - $1L >= $3L && $2L - $1L != $4L; $1L += $3L)", row, end, SIX, 2 * FOUR);
    }
}
