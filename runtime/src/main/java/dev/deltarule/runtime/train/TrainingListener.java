package dev.deltarule.runtime.train;

/**
 * Is told after each epoch how training goes, and if it likes of its begin and end. All calls come from the training thread.
 * An exception thrown here ends the training and reaches its caller; the network's parameters are finite then.
 */
@FunctionalInterface
public interface TrainingListener {
    /** Called after each epoch that is complete. */
    void epochEnded(EpochReport report);

    /** Called before the first step. */
    default void trainingBegan(TrainingStart start) {}

    /** Called when training has stopped, unless by an exception. The network has its final parameters. */
    default void trainingEnded(TrainingResult result) {}
}
