package dev.deltarule.processor.oracle;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;

/** A float model fed and read in double: what goes in is rounded, what comes out is widened. */
final class Widened implements DoubleModel {
    private final FloatModel model;

    Widened(FloatModel model) {
        this.model = model;
    }

    /** The parameters as they are now; unlike those of a real model, not live. */
    @Override
    public double[] parameters() {
        return widen(model.parameters(), new double[model.parameters().length]);
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt) {
        float[] outputs = floats(out);
        model.predict(floats(in), inAt, outputs, outAt);
        widen(outputs, out);
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        float[] outputs = floats(out);
        model.predict(floats(in), inAt, outputs, outAt, count);
        widen(outputs, out);
    }

    @Override
    public double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
        return model.loss(floats(in), inAt, floats(target), targetAt, count);
    }

    @Override
    public double gradient(double[] in, int inAt, double[] target, int targetAt, int count, double[] gradient) {
        float[] sums = floats(gradient);
        double loss = model.gradient(floats(in), inAt, floats(target), targetAt, count, sums);
        widen(sums, gradient);
        return loss;
    }

    @Override
    public double descend(double[] in, int inAt, double[] target, int targetAt, int count, double rate) {
        return model.descend(floats(in), inAt, floats(target), targetAt, count, (float) rate);
    }

    @Override
    public Topology topology() {
        return model.topology();
    }

    @Override
    public Workers workers() {
        return model.workers();
    }

    @Override
    public void workers(Workers workers) {
        model.workers(workers);
    }

    @Override
    public DoubleModel replicate() {
        return new Widened(model.replicate());
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            floats[k] = (float) numbers[k];
        }
        return floats;
    }

    private static double[] widen(float[] numbers, double[] doubles) {
        for (int k = 0; k < numbers.length; k++) {
            doubles[k] = numbers[k];
        }
        return doubles;
    }
}
