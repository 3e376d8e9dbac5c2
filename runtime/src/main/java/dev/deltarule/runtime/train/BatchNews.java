package dev.deltarule.runtime.train;

import java.util.List;

/** Tells listeners of batches, without making an object for each. */
final class BatchNews implements BatchReport {
    private final BatchListener[] listeners;
    private final int count;
    private final int batchSize;
    private int epoch;
    private int examples;
    private double sum;
    private double loss;

    /** @param count the number of examples of an epoch */
    BatchNews(List<BatchListener> listeners, int count, int batchSize) {
        this.listeners = listeners.toArray(BatchListener[]::new);
        this.count = count;
        this.batchSize = batchSize;
    }

    /** Tells of a batch, given the sums of the losses in it and in the epoch up to it. */
    void tell(int newEpoch, int from, int to, double sumOfBatch, double newSum) {
        if (listeners.length == 0) {
            return;
        }
        epoch = newEpoch;
        examples = to;
        loss = sumOfBatch / (to - from);
        sum = newSum;
        for (BatchListener listener : listeners) {
            listener.batchEnded(this);
        }
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int batch() {
        return (examples - 1) / batchSize + 1;
    }

    @Override
    public int batches() {
        return (count - 1) / batchSize + 1;
    }

    @Override
    public int examples() {
        return examples;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public double epochLoss() {
        return sum / examples;
    }
}
