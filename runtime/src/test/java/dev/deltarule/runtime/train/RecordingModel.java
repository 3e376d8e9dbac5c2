package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.List;

/** Writes down which rows it is asked for, and how. */
final class RecordingModel implements DoubleModel {
    final List<String> calls = new ArrayList<>();
    private final PlainNetwork net;

    RecordingModel(PlainNetwork net) {
        this.net = net;
    }

    @Override
    public Topology topology() {
        return net.topology();
    }

    @Override
    public double[] parameters() {
        return net.parameters();
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt) {
        predict(in, inAt, out, outAt, 1);
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        record("predict", inAt, count);
        net.predict(in, inAt, out, outAt, count);
    }

    @Override
    public double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
        record("loss", inAt, count);
        return net.loss(in, inAt, target, targetAt, count);
    }

    @Override
    public double gradient(double[] in, int inAt, double[] target, int targetAt, int count, double[] gradient) {
        record("gradient", inAt, count);
        return net.gradient(in, inAt, target, targetAt, count, gradient);
    }

    @Override
    public double descend(double[] in, int inAt, double[] target, int targetAt, int count, double rate) {
        record("descend", inAt, count);
        return net.descend(in, inAt, target, targetAt, count, rate);
    }

    @Override
    public Workers workers() {
        return net.workers();
    }

    @Override
    public void workers(Workers workers) {
        net.workers(workers);
    }

    @Override
    public DoubleModel replicate() {
        throw new UnsupportedOperationException();
    }

    private void record(String method, int inAt, int count) {
        calls.add(method + " " + inAt / topology().inputs() + "+" + count);
    }
}
