package dev.deltarule.runtime.train;

/** What a {@link StopRule} can ask after an epoch. Outputs are computed anew, and only if they are asked for. */
public interface Progress {
    /** The epoch that has just ended. */
    EpochReport report();

    /**
     * Whether the network decides every training example rightly: with several outputs, the largest output is where the
     * largest target is; with one output, it is less than 0.5 away from its target.
     */
    boolean allCorrect();

    /** Whether every output of every training example is at most {@code tolerance} away from its target. */
    boolean allWithin(double tolerance);

    /**
     * Keeps the parameters of now as the best so far: with those kept last the network ends, unless training ends with an
     * exception.
     */
    void keepAsBest();
}
