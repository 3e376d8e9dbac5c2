package dev.deltarule.runtime.check;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.data.ExampleRows;
import java.util.Arrays;

/** A probe in float. */
final class FloatProbe extends Probe {
    private final FloatModel model;
    private final float[] parameters;
    private final float[] gradient;
    private final ExampleRows<float[]> examples;

    FloatProbe(FloatModel model, ExampleRows<float[]> examples) {
        super(model, examples.rows(), 0x1p-23);
        this.model = model;
        this.parameters = model.parameters();
        this.gradient = new float[parameters.length];
        this.examples = examples;
    }

    @Override
    double loss(int row) {
        return model.loss(examples.inputs(), inputsAt(row), examples.targets(), targetsAt(row), 1);
    }

    @Override
    double addGradient(int row) {
        return model.gradient(examples.inputs(), inputsAt(row), examples.targets(), targetsAt(row), 1, gradient);
    }

    @Override
    double[] readGradient() {
        double[] read = new double[gradient.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = gradient[i];
        }
        return read;
    }

    @Override
    void clearGradient() {
        Arrays.fill(gradient, 0);
    }

    @Override
    double parameter(int index) {
        return parameters[index];
    }

    @Override
    void setParameter(int index, double value) {
        parameters[index] = (float) value;
    }

    private int inputsAt(int row) {
        return row * model.topology().inputs();
    }

    private int targetsAt(int row) {
        return row * model.topology().outputs();
    }
}
