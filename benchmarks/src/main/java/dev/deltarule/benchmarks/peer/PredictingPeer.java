package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;

/** What engines have in common that are timed at predicting only: they look at one batch after the other. */
abstract class PredictingPeer implements Peer {
    private final Workload work;
    private int batch;

    PredictingPeer(Workload work) {
        this.work = work;
        if (work.isTraining()) {
            throw new UnsupportedOperationException("this peer is timed at predicting only");
        }
    }

    /** Computes the outputs of a batch and returns the first. */
    abstract double predict(int batch);

    /** Output number i, row by row, of the batch predicted last. */
    abstract double output(int i);

    @Override
    public final double[] outputs() {
        double[] outputs = new double[work.checked() * work.outputs()];
        int width = work.batch() * work.outputs();
        for (int i = 0; i < outputs.length; i++) {
            if (i % width == 0) {
                predict(i / width);
            }
            outputs[i] = output(i % width);
        }
        return outputs;
    }

    @Override
    public final double step(int batch) {
        throw new UnsupportedOperationException("this peer is timed at predicting only");
    }

    /** Its parameters never change, so only the order of the examples starts anew. */
    @Override
    public final void reset() {
        batch = 0;
    }

    @Override
    public final double run(int calls) {
        double sink = 0;
        int batches = work.batches();
        for (int c = 0; c < calls; c++) {
            sink += predict(batch);
            batch = batch + 1 == batches ? 0 : batch + 1;
        }
        return sink;
    }
}
