package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;

/** What engines have in common that are given one batch after the other. */
abstract class BatchPeer implements Peer {
    private final Workload work;
    private final double[] targets;
    private int batch;

    BatchPeer(Workload work) {
        this.work = work;
        targets = WorkloadData.of(work).targets();
    }

    /** Takes one step on a batch, and returns a number that depends on it. */
    double train(int batch) {
        throw new UnsupportedOperationException("this peer is timed at predicting only");
    }

    /** Sets the parameters back to the initial ones, if they change at all. */
    void restore() {}

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
        predict(batch);
        double sum = 0;
        for (int i = 0; i < work.batch() * work.outputs(); i++) {
            sum += error(output(i), targets[batch * work.batch() * work.outputs() + i]);
        }
        train(batch);
        return sum / work.batch();
    }

    /** Half the squared error, or the cross-entropy. */
    private double error(double output, double target) {
        return work.isDouble() ? 0.5 * (output - target) * (output - target) : -target * Math.log(output);
    }

    @Override
    public final void reset() {
        restore();
        batch = 0;
    }

    @Override
    public final double run(int calls) {
        double sink = 0;
        int batches = work.batches();
        boolean isTraining = work.isTraining();
        for (int c = 0; c < calls; c++) {
            sink += isTraining ? train(batch) : predict(batch);
            batch = batch + 1 == batches ? 0 : batch + 1;
        }
        return sink;
    }
}
