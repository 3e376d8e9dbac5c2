package dev.deltarule.processor.plan;

/**
 * Estimates the bytecode of unrolled methods, so that none passes the size above which HotSpot never compiles one.
 *
 * <p>That size is 8,000 bytes (HugeMethodLimit). The estimates assume the longest forms of the
 * instructions, and a test measures the bytecode of generated classes over a sweep of sizes.
 */
final class MethodBudget {
    /** Estimated bytes at which a method stops being unrolled. */
    static final int LIMIT = 7_500;

    /** Estimated bytes at which a method that was asked for is refused: a class file holds 65,535 in one. */
    static final int LARGEST = 60_000;

    /**
     * Weights that may be unrolled in one class. Each costs statements in several methods, and offsets that do not fit in a
     * short take a place in the constant pool, which has 65,535.
     */
    static final int UNROLLED_WEIGHTS = 12_000;

    /** Weights of a network up to which unrolled layers are at least as fast as kernels. */
    static final int UNROLLED_WORTH_IT = 1_000;

    private static final int PER_VALUE = 9;
    private static final int PER_PRODUCT = 11;
    private static final int PER_GRADIENT = 20;
    private static final int PER_UNIT = 100;
    private static final int PER_DROP = 20;

    private MethodBudget() {}

    /** Bytes of a whole step of gradient descent through a network, which is the longest of its methods. */
    static long straightLine(int inputs, Iterable<LayerPlan> layers) {
        long bytes = (long) inputs * PER_VALUE;
        boolean trainsBefore = false;
        for (LayerPlan layer : layers) {
            long weights = (long) layer.inputs() * layer.units();
            bytes += weights * PER_PRODUCT + (long) layer.units() * PER_UNIT;
            if (trainsBefore) {
                bytes += weights * PER_PRODUCT;
            }
            if (layer.trainable()) {
                bytes += weights * PER_GRADIENT;
            }
            if (layer.drops()) {
                bytes += (long) layer.units() * PER_DROP;
            }
            if (layer.trainableBias()) {
                bytes += (long) layer.units() * PER_GRADIENT;
            }
            trainsBefore |= layer.trainable();
        }
        return bytes;
    }

    /** Bytes of the largest method of one unrolled layer: its gradient. */
    static long unrolled(int inputs, int units) {
        return (long) inputs * PER_VALUE + (long) inputs * units * PER_GRADIENT + (long) units * PER_UNIT;
    }
}
