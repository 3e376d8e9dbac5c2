package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Models;

/** A generated network in double; which class runs depends on how the JVM was started. */
final class DoubleNetwork implements Peer {
    private final Workload work;
    private final DoubleModel model;
    private final double[] parameters;
    private final double[] in;
    private final double[] target;
    private final double[] out;
    private final double rate;
    // Fields of their own, because a look-up in the workload would weigh on calls of a few nanoseconds.
    private final int inputs;
    private final int outputs;
    private final int count;
    private final boolean isTraining;
    private int batch;

    DoubleNetwork(Workload work) {
        this.work = work;
        WorkloadData data = WorkloadData.of(work);
        model = (DoubleModel) Models.create(work.network());
        parameters = data.parameters();
        in = data.inputs();
        target = data.targets();
        out = new double[work.batch() * work.outputs()];
        rate = work.rate();
        inputs = work.inputs();
        outputs = work.outputs();
        count = work.batch();
        isTraining = work.isTraining();
        reset();
    }

    @Override
    public String note() {
        return Models.describe(model);
    }

    @Override
    public void reset() {
        System.arraycopy(parameters, 0, model.parameters(), 0, parameters.length);
        batch = 0;
    }

    @Override
    public double[] outputs() {
        double[] outputs = new double[work.checked() * work.outputs()];
        for (int k = 0; k < work.checked(); k += work.batch()) {
            predict(k);
            for (int i = 0; i < out.length; i++) {
                outputs[k * work.outputs() + i] = out[i];
            }
        }
        return outputs;
    }

    @Override
    public double step(int batch) {
        return train(batch * work.batch()) / work.batch();
    }

    @Override
    public double run(int calls) {
        double sink = 0;
        int batches = work.batches();
        for (int c = 0; c < calls; c++) {
            int first = batch * count;
            if (isTraining) {
                sink += train(first);
            } else {
                predict(first);
                sink += out[0];
            }
            batch = batch + 1 == batches ? 0 : batch + 1;
        }
        return sink;
    }

    private void predict(int first) {
        if (count == 1) {
            model.predict(in, first * inputs, out, 0);
        } else {
            model.predict(in, first * inputs, out, 0, count);
        }
    }

    private double train(int first) {
        return model.descend(in, first * inputs, target, first * outputs, count, rate);
    }
}
