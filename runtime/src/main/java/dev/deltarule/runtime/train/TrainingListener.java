package dev.deltarule.runtime.train;

/** Is told after each epoch how training goes. */
@FunctionalInterface
public interface TrainingListener {
    /** Called in the training thread after each epoch. An exception thrown here ends the training and reaches its caller. */
    void epochEnded(EpochReport report);
}
