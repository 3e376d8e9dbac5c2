package dev.deltarule.runtime.check;

import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.data.FloatRows;

/** A probe in float. */
final class FloatProbe implements Probe {
    private static final double EPSILON = 0x1p-23;

    private final FloatModel model;
    private final float[] parameters;
    private final FloatRows examples;
    private final int[] rows;
    private final long step;

    FloatProbe(FloatModel model, FloatRows examples) {
        this.model = model;
        this.parameters = model.parameters();
        this.examples = examples;
        this.rows = examples.rows();
        this.step = model.dropout().map(Dropout::step).orElse(0L);
    }

    @Override
    public double loss() {
        if (model.dropout().isPresent()) {
            return sum(new float[parameters.length]);
        }
        double loss = 0;
        for (int row : rows) {
            loss += model.loss(examples.inputs(), inputsAt(row), examples.targets(), targetsAt(row), 1);
        }
        return loss;
    }

    @Override
    public double[] gradient() {
        float[] sum = new float[parameters.length];
        sum(sum);
        double[] gradient = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            gradient[i] = sum[i];
        }
        return gradient;
    }

    /** The loss of training, with the same outputs dropped each time, and its gradient. */
    private double sum(float[] gradient) {
        model.dropout().ifPresent(dropout -> dropout.step(step));
        double loss = 0;
        for (int row : rows) {
            loss += model.gradient(examples.inputs(), inputsAt(row), examples.targets(), targetsAt(row), 1, gradient);
        }
        return loss;
    }

    @Override
    public double centralDifference(int parameter) {
        float original = parameters[parameter];
        double step = Probe.step(original, EPSILON);
        try {
            // The width is taken from the parameters as rounded, not from the step.
            float above = (float) (original + step);
            parameters[parameter] = above;
            double lossAbove = loss();
            float below = (float) (original - step);
            parameters[parameter] = below;
            double lossBelow = loss();
            return (lossAbove - lossBelow) / ((double) above - below);
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
