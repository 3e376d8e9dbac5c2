package dev.deltarule.kernels;

/** The working memory of one thread for {@link FloatKernels}: its size depends on the longest sum alone, up to a limit. */
public final class FloatScratch {
    /** Columns that the plain kernels work on together: four rows of them and a row of sums stay in the first cache. */
    static final int STRIP = 512;

    /** Examples, or rows of a gradient, whose sums the plain kernels keep together. */
    static final int ROWS = 32;

    /** Room for several panels of a gradient, of numbers that stay in the second cache. */
    private static final int PANELS = 1 << 16;

    /** Numbers in the widest tile: four vectors of 512 bits. */
    static final int WIDEST = 64;

    /** Sums of a block, each row an array of its own: see {@link PlainFloatKernels}. */
    final float[][] sums;

    /** Four rows of the matrix that they are multiplied with. */
    final float[][] rows;

    /** A panel of the matrix for a tile, row by row: first where its sums begin, then a row for each term. */
    final float[] panel;

    /** Factors of a tile, copied next to each other. */
    final float[] factors;

    /** The sums of a tile that reaches over the edge of a matrix. */
    final float[] tile;

    /** The memory of some workers: see the constructor. */
    public static FloatScratch[] of(int workers, int widest, int examples) {
        FloatScratch[] all = new FloatScratch[workers];
        for (int k = 0; k < workers; k++) {
            all[k] = new FloatScratch(widest, examples);
        }
        return all;
    }

    /**
     * Memory for networks up to these sizes.
     *
     * @param widest the most inputs or units of a layer, at least 1
     * @param examples the most examples that are worked on together, at least 1
     * @throws IllegalArgumentException if one of them is not
     */
    public FloatScratch(int widest, int examples) {
        if (widest < 1 || examples < 1) {
            throw new IllegalArgumentException("Working memory needs at least one unit and one example, but is for "
                    + widest + " units and " + examples + " examples.");
        }
        int strip = Math.min(widest, STRIP);
        sums = new float[ROWS][strip];
        rows = new float[4][strip];
        boolean vectors = Kernels.VECTORS;
        int terms = Math.max(TileShape.MOST_TERMS, examples + 1);
        panel = new float[vectors ? Math.max(Math.multiplyExact(WIDEST, terms), PANELS) : 0];
        int factorsLength = Math.max(
                Math.multiplyExact(TileShape.FACTORS_ROW, examples + 2), TileShape.MOST_ROWS * TileShape.TERMS_ROW);
        factors = new float[vectors ? factorsLength : 0];
        tile = new float[vectors ? TileShape.MOST_ROWS * WIDEST : 0];
    }
}
