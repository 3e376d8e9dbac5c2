package dev.deltarule.kernels;

/**
 * How many sums a tile has.
 *
 * @param rows examples, or inputs of a gradient
 * @param vectors vectors of each row
 */
record TileShape(int rows, int vectors) {
    /** For 16 registers: twelve sums, and four registers for what they are made of. */
    static final TileShape OF_16_REGISTERS = new TileShape(6, 2);

    /** For the 32 registers of machines with vectors of 512 bits. */
    static final TileShape OF_32_REGISTERS = new TileShape(4, 4);

    /** The most rows of a tile. */
    static final int MOST_ROWS = 6;

    /**
     * From the factors of one term to those of the next: more than a tile has rows, and no number by which HotSpot on JDK 17
     * multiplies with shifts, because it then checks bounds in every turn.
     */
    static final int FACTORS_ROW = 11;

    /** The terms of a sum that a tile adds in one go; longer sums are cut. */
    static final int MOST_TERMS = 512;

    /**
     * From the factors of one row to those of the next where they lie row by row. A number that HotSpot knows, so that all rows
     * share one index; with an index for each, registers run out and the tile takes twice as long.
     */
    static final int TERMS_ROW = MOST_TERMS + 11;
}
