package dev.deltarule.runtime.check;

import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.Model;

/** A network of either precision with its examples, as far as a gradient check asks. */
abstract sealed class Probe permits FloatProbe, DoubleProbe {
    private final Model model;
    private final int[] rows;
    private final double epsilon;
    private final long step;

    /** @param epsilon the distance from 1 to the next number of the precision */
    Probe(Model model, int[] rows, double epsilon) {
        this.model = model;
        this.rows = rows;
        this.epsilon = epsilon;
        this.step = model.dropout().map(Dropout::step).orElse(0L);
    }

    abstract double loss(int row);

    /** Adds the gradient of a row to what there is, and returns its loss. */
    abstract double addGradient(int row);

    /** The gradient that was added up. */
    abstract double[] readGradient();

    abstract void clearGradient();

    abstract double parameter(int index);

    /** Changes a parameter, rounded to the precision. */
    abstract void setParameter(int index, double value);

    /** The loss summed over the examples. */
    final double loss() {
        if (model.dropout().isPresent()) {
            return sumOfTraining();
        }
        double loss = 0;
        for (int row : rows) {
            loss += loss(row);
        }
        return loss;
    }

    /** The gradient that the network computes of it. */
    final double[] gradient() {
        sumOfTraining();
        return readGradient();
    }

    /** The loss of training, with the same outputs dropped each time, and its gradient. */
    private double sumOfTraining() {
        clearGradient();
        model.dropout().ifPresent(dropout -> dropout.step(step));
        double loss = 0;
        for (int row : rows) {
            loss += addGradient(row);
        }
        return loss;
    }

    /** (E(w + h) - E(w - h)) / 2h for one parameter w, which is put back. */
    final double centralDifference(int parameter) {
        double original = parameter(parameter);
        double h = width(original);
        try {
            // The width is taken from the parameters as rounded, not from h.
            setParameter(parameter, original + h);
            double above = parameter(parameter);
            double lossAbove = loss();
            setParameter(parameter, original - h);
            double below = parameter(parameter);
            double lossBelow = loss();
            return (lossAbove - lossBelow) / (above - below);
        } finally {
            setParameter(parameter, original);
        }
    }

    /**
     * The h that balances rounding, about epsilon/h, against truncation, about h²: the cube root of the precision's
     * epsilon, relative to the parameter where that is above 1.
     */
    private double width(double parameter) {
        return Math.cbrt(epsilon) * Math.max(1, Math.abs(parameter));
    }
}
