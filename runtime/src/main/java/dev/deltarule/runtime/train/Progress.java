package dev.deltarule.runtime.train;

/** What a {@link StopRule} can ask after an epoch. Outputs are computed anew, and only if they are asked for. */
public interface Progress {
    /** The epoch that has just ended. */
    EpochReport report();

    /**
     * Whether the network decides every training example rightly, so that their accuracy is 1: of several classes, the largest
     * output is where the largest target is; of labels, each output says yes where its target does, and so does a single
     * output. {@link dev.deltarule.runtime.metrics.Task} says which it is, and {@link
     * dev.deltarule.runtime.metrics.Decisions#threshold} from where on an output says yes.
     *
     * @throws IllegalStateException if outputs are numbers, which are near their targets or not: {@link #allWithin}
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
