package dev.deltarule.processor.plan;

/**
 * The tiles that the Vector API variant lays over a row of numbers, on a machine with vectors of a given length: as many as fit
 * of the widest, which is four vectors where the machine has 32 registers, then narrower ones, the last perhaps in part.
 *
 * @param vectors the vectors of the widest tile
 * @param lanes numbers in a vector
 * @param wide tiles of four vectors
 * @param pairs tiles of two
 * @param single tiles of one
 */
record Tiles(int vectors, int lanes, int wide, int pairs, int single) {
    /** Bits of vectors from which a machine has 32 registers. */
    private static final int WIDE_BITS = 512;

    static Tiles over(int width, Precision precision, int bits) {
        int lanes = bits / precision.bits();
        int wide = bits >= WIDE_BITS ? width / (4 * lanes) : 0;
        int left = width - wide * 4 * lanes;
        int rest = left % (2 * lanes);
        int pairs = left / (2 * lanes) + (rest > lanes ? 1 : 0);
        int single = rest > 0 && rest <= lanes ? 1 : 0;
        return new Tiles(wide > 0 ? 4 : pairs > 0 ? 2 : 1, lanes, wide, pairs, single);
    }

    /** Tiles of all widths. */
    int count() {
        return wide + pairs + single;
    }

    /** Vectors of all tiles, also those of which only some lanes count. */
    int allVectors() {
        return 4 * wide + 2 * pairs + single;
    }
}
