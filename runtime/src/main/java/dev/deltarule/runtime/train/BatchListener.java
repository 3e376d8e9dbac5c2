package dev.deltarule.runtime.train;

/** Is told after each batch how training goes. */
@FunctionalInterface
public interface BatchListener {
    /**
     * Called in the training thread after each batch, so it had better be quick: steps of small networks take less than a
     * microsecond. An exception thrown here ends the training and reaches its caller; the network's parameters are finite
     * then.
     *
     * @param report the same object each time, whose figures change: read it, but do not keep it
     */
    void batchEnded(BatchReport report);
}
