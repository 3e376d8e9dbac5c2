package dev.deltarule.runtime.train;

/** What is known after a batch. */
public interface BatchReport {
    /** The number of the epoch that the batch is part of, from 1. */
    int epoch();

    /** The number of the batch in its epoch, from 1. */
    int batch();

    /** How many batches an epoch has. */
    int batches();

    /** How many examples of this epoch were learned from, those of this batch included. */
    int examples();

    /**
     * The mean loss per example of this batch, just before its step. Not finite if numbers overflow; the epoch then ends
     * with a {@link NonFiniteTrainingException}.
     */
    double loss();

    /** The mean loss per example of this epoch so far. */
    double epochLoss();
}
