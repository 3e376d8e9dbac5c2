package dev.deltarule.runtime.check;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.data.ExampleRows;
import java.util.Arrays;

/** A probe in double. */
final class DoubleProbe extends Probe {
    private final DoubleModel model;
    private final double[] parameters;
    private final double[] gradient;
    private final ExampleRows<double[]> examples;

    DoubleProbe(DoubleModel model, ExampleRows<double[]> examples) {
        super(model, examples.rows(), 0x1p-52);
        this.model = model;
        this.parameters = model.parameters();
        this.gradient = new double[parameters.length];
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
        return gradient.clone();
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
        parameters[index] = value;
    }

    private int inputsAt(int row) {
        return row * model.topology().inputs();
    }

    private int targetsAt(int row) {
        return row * model.topology().outputs();
    }
}
