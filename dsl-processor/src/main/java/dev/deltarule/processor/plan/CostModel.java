package dev.deltarule.processor.plan;

/**
 * Estimates how many cycles of one core a layer takes per example: forward, and in a step of gradient descent, which has the
 * forward pass in it.
 *
 * <p>A few constants, fitted once to measurements on a core with AVX2 and AVX-512 of half speed (Zen 4), and no model of caches:
 * parameters are assumed to stay in them. Blocks have 32 examples, over which the copying of panels is spread. No input is 0,
 * although loops skip those that are. docs/performance.md compares the estimates with measurements.
 */
public final class CostModel {
    /** Examples in the block that is assumed. */
    public static final int EXAMPLES = 32;

    /** A multiply-add of scalar code: a load, a product and a sum of its own each. */
    private static final double SCALAR = 1.3;

    /** The same backward, where the sum is also loaded and stored. */
    private static final double SCALAR_BACK = 2.2;

    /** A function such as an exponential, in scalar code or of one vector. */
    private static final double FUNCTION = 15;

    /** Whatever else a unit needs: its activation without functions, its error. */
    private static final double UNIT = 3;

    /** The same for a vector of units. */
    private static final double VECTOR = 10;

    /** Loops over the units behind one input: to begin with, and per unit as HotSpot vectorises them. */
    private static final double ROW = 25;

    private static final double ROW_BACK = 32;
    private static final double ROW_UNIT = 0.4;
    private static final double ROW_UNIT_BACK = 0.6;

    /** Cycles that a sum has to wait for the one before, and multiply-adds of vectors up to 256 bits in one cycle. */
    private static final double LATENCY = 4;

    private static final double MULTIPLY_ADDS = 2;

    /** Rows of tiles, and of those that are two vectors wide. */
    private static final int ROWS = 4;

    private static final int ROWS_OF_PAIRS = 6;

    /** What each turn of a tile's loop costs beside its multiply-adds, and each call of a tile. */
    private static final double TURN = 1;

    private static final double CALL = 20;

    /** Copying a vector to a panel, and adding one to the parameters. */
    private static final double COPY = 2;

    private static final double ADD = 3;

    /** With examples side by side: a product of one weight with a vector of examples, in the forward pass. */
    private static final double ACROSS = 1;

    /** A product of the gradient, whose loops also compute outputs and deltas anew. */
    private static final double ACROSS_BACK = 3;

    /** Copying a number from a row to a column or back, and whatever else a layer takes for its errors and deltas. */
    private static final double MOVE = 1.5;

    private static final double REST = 16;

    private CostModel() {}

    /**
     * Cycles per example.
     *
     * @param forward of the forward pass
     * @param step of a step of gradient descent, forward pass included
     */
    public record Cycles(double forward, double step) {}

    /**
     * The plain class.
     *
     * @param functions exponentials and their kin in the activation of a unit
     */
    public static Cycles plain(LayerPlan layer, Precision precision, int functions) {
        boolean loops = layer.strategy() == Strategy.LOOPS;
        double widening = precision.bits() / 32.0;
        double perUnit = layer.units() * (UNIT + functions * FUNCTION);
        double forward =
                loops ? layer.inputs() * (ROW + ROW_UNIT * widening * layer.units()) : layer.weights() * SCALAR;
        double deltas = layer.passesBack() ? layer.weights() * (loops ? 1 : SCALAR_BACK) : 0;
        double gradient = !layer.trainable()
                ? 0
                : loops
                        ? layer.inputs() * (ROW_BACK + ROW_UNIT_BACK * widening * layer.units())
                        : layer.weights() * SCALAR_BACK;
        return new Cycles(forward + perUnit, forward + perUnit + deltas + gradient + layer.units() * UNIT);
    }

    /**
     * The Vector API variant.
     *
     * @param bits the length of the machine's vectors
     * @param functions exponentials and their kin in the activation of a unit
     */
    public static Cycles tiles(LayerPlan layer, Precision precision, int bits, int functions) {
        Tiles units = Tiles.over(layer.units(), precision, bits);
        double perUnit = VECTOR * units.allVectors()
                + functions * FUNCTION * (precision == Precision.FLOAT ? units.allVectors() : layer.units());
        double forward = product(units, layer.inputs(), bits) + perUnit;
        double deltas = layer.passesBack()
                ? product(Tiles.over(layer.inputs(), precision, bits), layer.units(), bits)
                        + COPY * layer.weights() / EXAMPLES
                : 0;
        double rows = (double) layer.inputs() / ROWS;
        double gradient = layer.trainable()
                ? rows * turns(units, bits)
                        + (layer.inputs() * units.allVectors() * ADD + rows * units.count() * CALL) / EXAMPLES
                : 0;
        return new Cycles(forward, forward + deltas + gradient + VECTOR * units.allVectors());
    }

    /**
     * The Vector API variant of a small network, which has examples side by side in the lanes of vectors.
     *
     * @param bits the length of the machine's vectors
     * @param functions exponentials and their kin in the activation of a unit
     */
    public static Cycles across(LayerPlan layer, Precision precision, int bits, int functions) {
        double lanes = (double) bits / precision.bits();
        double function = functions * FUNCTION * (precision == Precision.FLOAT ? 2 : lanes);
        double forward = (layer.weights() * ACROSS + layer.units() * (MOVE + function)) / lanes
                + MOVE * (layer.index() == 0 ? layer.inputs() : 0);
        double vectors = Math.ceil(Math.max(layer.inputs(), layer.units()) / lanes);
        double gradient = layer.trainable() ? ACROSS_BACK * vectors * Math.min(layer.inputs(), layer.units()) : 0;
        return new Cycles(forward, forward + gradient + REST);
    }

    /** The widest tile of a layer as people write it: {@code 4 x 2}, examples by vectors. */
    public static String tile(LayerPlan layer, Precision precision, int bits) {
        int vectors = Tiles.over(layer.units(), precision, bits).vectors();
        return rows(vectors) + " x " + vectors;
    }

    /** Sums over {@code length} numbers, for some examples together, from panels copied once for a block. */
    private static double product(Tiles tiles, int length, int bits) {
        return (length * turns(tiles, bits) + tiles.count() * CALL) / ROWS
                + COPY * tiles.allVectors() * length / EXAMPLES;
    }

    /** One turn of each of the tiles: its multiply-adds, or the wait for their sums where these are few; for four rows. */
    private static double turns(Tiles tiles, int bits) {
        return tiles.wide() * turn(4, bits) + tiles.pairs() * turn(2, bits) + tiles.single() * turn(1, bits);
    }

    private static double turn(int vectors, int bits) {
        double perCycle = bits > 256 ? MULTIPLY_ADDS / 2 : MULTIPLY_ADDS;
        int rows = rows(vectors);
        return (Math.max(LATENCY, rows * vectors / perCycle) + TURN) * ROWS / rows;
    }

    private static int rows(int vectors) {
        return vectors == 2 ? ROWS_OF_PAIRS : ROWS;
    }
}
