package dev.deltarule.benchmarks.run;

/**
 * What was measured of a network whose layers all have the same width.
 *
 * @param width inputs and units of each layer
 * @param depth the number of layers
 * @param predictNanos nanoseconds per example in a block
 * @param trainNanos nanoseconds per example in a batch
 * @param compileMillis milliseconds of the compiler with the processor, started cold
 * @param sourceBytes bytes of generated source, both classes
 * @param classBytes bytes of their class files
 */
public record Growing(
        int width,
        int depth,
        double predictNanos,
        double trainNanos,
        double compileMillis,
        double sourceBytes,
        double classBytes) {
    /** Weights and biases. */
    public long parameters() {
        return (long) depth * (width + 1) * width;
    }
}
