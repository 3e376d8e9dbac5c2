package dev.deltarule.benchmarks.peer;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PyTorch through DJL, eager: each operation is a call into the engine, as in a training loop in Python. */
final class PytorchPeer implements Peer {
    private final Workload work;
    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final List<NDArray> initial = new ArrayList<>();
    private final List<NDArray> parameters = new ArrayList<>();
    private final List<NDArray> in = new ArrayList<>();
    private final List<NDArray> targets = new ArrayList<>();
    private int batch;

    PytorchPeer(Workload work) {
        this.work = work;
        WorkloadData data = WorkloadData.of(work);
        int at = 0;
        for (int l = 1; l < work.sizes().size(); l++) {
            int fanIn = work.sizes().get(l - 1);
            int units = work.sizes().get(l);
            initial.add(matrix(data.parameters(), at, fanIn, units));
            initial.add(matrix(data.parameters(), at + fanIn * units, 1, units));
            at += (fanIn + 1) * units;
        }
        for (NDArray value : initial) {
            NDArray parameter = value.duplicate();
            parameter.setRequiresGradient(work.isTraining());
            parameters.add(parameter);
        }
        for (int b = 0; b < work.batches(); b++) {
            int first = b * work.batch();
            in.add(matrix(data.inputs(), first * work.inputs(), work.batch(), work.inputs()));
            targets.add(matrix(data.targets(), first * work.outputs(), work.batch(), work.outputs()));
        }
    }

    private NDArray matrix(double[] values, int at, int rows, int columns) {
        double[] part = Arrays.copyOfRange(values, at, at + rows * columns);
        Shape shape = new Shape(rows, columns);
        return work.isDouble() ? manager.create(part, shape) : manager.create(WorkloadData.floats(part), shape);
    }

    /** The net inputs of the output layer; intermediate results go with {@code scope}. */
    private NDArray netInputs(NDArray x, NDManager scope) {
        NDArray value = x;
        for (int l = 0; l < parameters.size(); l += 2) {
            value = value.matMul(parameters.get(l));
            value.attach(scope);
            value = value.add(parameters.get(l + 1));
            if (l + 2 < parameters.size()) {
                value = work.isDouble() ? Activation.sigmoid(value) : Activation.relu(value);
            }
        }
        return value;
    }

    private double[] predict(int number) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray net = netInputs(in.get(number), scope);
            NDArray out = work.isDouble() ? Activation.sigmoid(net) : net.softmax(-1);
            return doubles(out);
        }
    }

    private double[] doubles(NDArray array) {
        if (work.isDouble()) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Override
    public double step(int number) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray loss;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.zeroGradients();
                NDArray net = netInputs(in.get(number), scope);
                NDArray target = targets.get(number);
                if (work.isDouble()) {
                    loss = Activation.sigmoid(net).sub(target).square().sum().mul(0.5);
                } else {
                    loss = net.logSoftmax(-1).mul(target).sum().neg();
                }
                loss = loss.div(work.batch());
                collector.backward(loss);
            }
            for (NDArray parameter : parameters) {
                NDArray gradient = parameter.getGradient();
                gradient.attach(scope);
                parameter.subi(gradient.mul(work.rate()));
            }
            return doubles(loss)[0];
        }
    }

    @Override
    public double[] outputs() {
        double[] outputs = new double[work.checked() * work.outputs()];
        int width = work.batch() * work.outputs();
        for (int at = 0; at < outputs.length; at += width) {
            System.arraycopy(predict(at / width), 0, outputs, at, width);
        }
        return outputs;
    }

    @Override
    public void reset() {
        batch = 0;
        for (int k = 0; k < parameters.size(); k++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray difference = parameters.get(k).stopGradient().sub(initial.get(k));
                difference.attach(scope);
                parameters.get(k).subi(difference);
            }
        }
    }

    @Override
    public double run(int calls) {
        double sink = 0;
        for (int c = 0; c < calls; c++) {
            sink += work.isTraining() ? step(batch) : predict(batch)[0];
            batch = batch + 1 == work.batches() ? 0 : batch + 1;
        }
        return sink;
    }

    @Override
    public String note() {
        return "PyTorch " + Engine.getEngine("PyTorch").getVersion() + " through DJL.";
    }

    @Override
    public void close() {
        manager.close();
    }
}
