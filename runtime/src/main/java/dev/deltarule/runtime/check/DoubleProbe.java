package dev.deltarule.runtime.check;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.data.DoubleRows;

/** A probe in double. */
final class DoubleProbe implements Probe {
    private static final double EPSILON = 0x1p-52;

    private final DoubleModel model;
    private final double[] parameters;
    private final DoubleRows examples;
    private final int[] rows;
    private final long step;

    DoubleProbe(DoubleModel model, DoubleRows examples) {
        this.model = model;
        this.parameters = model.parameters();
        this.examples = examples;
        this.rows = examples.rows();
        this.step = model.dropout().map(Dropout::step).orElse(0L);
    }

    @Override
    public double loss() {
        if (model.dropout().isPresent()) {
            return sum(new double[parameters.length]);
        }
        double loss = 0;
        for (int row : rows) {
            loss += model.loss(examples.inputs(), inputsAt(row), examples.targets(), targetsAt(row), 1);
        }
        return loss;
    }

    @Override
    public double[] gradient() {
        double[] sum = new double[parameters.length];
        sum(sum);
        double[] gradient = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            gradient[i] = sum[i];
        }
        return gradient;
    }

    /** The loss of training, with the same outputs dropped each time, and its gradient. */
    private double sum(double[] gradient) {
        model.dropout().ifPresent(dropout -> dropout.step(step));
        double loss = 0;
        for (int row : rows) {
            loss += model.gradient(examples.inputs(), inputsAt(row), examples.targets(), targetsAt(row), 1, gradient);
        }
        return loss;
    }

    @Override
    public double centralDifference(int parameter) {
        double original = parameters[parameter];
        double step = Probe.step(original, EPSILON);
        try {
            // The width is taken from the parameters as rounded, not from the step.
            double above = original + step;
            parameters[parameter] = above;
            double lossAbove = loss();
            double below = original - step;
            parameters[parameter] = below;
            double lossBelow = loss();
            return (lossAbove - lossBelow) / (above - below);
        } finally {
            parameters[parameter] = original;
        }
    }

    private int inputsAt(int row) {
        return row * model.topology().inputs();
    }

    private int targetsAt(int row) {
        return row * model.topology().outputs();
    }
}
