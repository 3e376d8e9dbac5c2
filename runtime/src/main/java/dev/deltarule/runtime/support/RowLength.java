package dev.deltarule.runtime.support;

/**
 * The length of a row of a matrix that generated code works on with vectors: the values of one example, and behind them numbers
 * that belong to no unit.
 *
 * <p>A row is a whole number of vectors, so that vectors may reach over its last unit. Three things make some numbers better
 * than others. Rows many bytes and a power of two apart push each other out of the cache. HotSpot on JDK 17 turns a product
 * with a number that has two bits set, or with one less than a power of two, into shifts, and then does not see how far an
 * index goes and checks the bounds of an array in every turn of a loop. And every vector more costs memory.
 */
public final class RowLength {
    /** Rows a power of two apart do no harm where that is so little: as many as a block has fit into a cache of 32 kB. */
    private static final int SHORT_BYTES = 256;

    private RowLength() {}

    /**
     * The numbers in a row.
     *
     * @param units values of one example
     * @param lanes numbers in a vector
     * @param bytes bytes of a number
     */
    public static int of(int units, int lanes, int bytes) {
        int vectors = (units + lanes - 1) / lanes;
        while (!(isPowerOfTwo(vectors) ? vectors * lanes * bytes <= SHORT_BYTES : isOddProduct(vectors))) {
            vectors++;
        }
        return vectors * lanes;
    }

    private static boolean isPowerOfTwo(int number) {
        return Integer.bitCount(number) == 1;
    }

    private static boolean isOddProduct(int number) {
        return number % 2 == 1 && Integer.bitCount(number) > 2 && !isPowerOfTwo(number + 1);
    }
}
