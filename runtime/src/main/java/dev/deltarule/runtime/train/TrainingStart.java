package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Topology;

/**
 * What a listener is told before training begins.
 *
 * @param topology the network
 * @param examples the number of training examples
 * @param batchSize the number of examples of a batch; an epoch's last may be smaller
 * @param epochsBefore the epochs that came before, 0 unless the training is resumed
 */
public record TrainingStart(Topology topology, int examples, int batchSize, int epochsBefore) {
    /** How many batches an epoch has. */
    public int batches() {
        return (examples - 1) / batchSize + 1;
    }
}
