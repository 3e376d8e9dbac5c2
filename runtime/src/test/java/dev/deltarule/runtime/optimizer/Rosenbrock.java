package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;

/** The extended Rosenbrock function of four numbers: 100 (x2 - x1²)² + (1 - x1)², twice; its minimum is 0 at 1. */
final class Rosenbrock implements Objective {
    private final double[] at = {-1.2, 1, -0.5, 2};

    /** Evaluations so far. */
    private int evaluations;

    int evaluations() {
        return evaluations;
    }

    static double value(double[] x, double[] gradient) {
        double value = 0;
        for (int i = 0; i < x.length; i += 2) {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            value += 100 * a * a + b * b;
            gradient[i] = -400 * x[i] * a - 2 * b;
            gradient[i + 1] = 200 * a;
        }
        return value;
    }

    @Override
    public Topology topology() {
        return Steps.FOUR_WEIGHTS;
    }

    @Override
    public int examples() {
        return 1;
    }

    @Override
    public void read(double[] parameters) {
        System.arraycopy(at, 0, parameters, 0, at.length);
    }

    @Override
    public void moveTo(double[] parameters) {
        System.arraycopy(parameters, 0, at, 0, at.length);
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
        evaluations++;
        moveTo(parameters);
        return value(parameters, gradient);
    }

    @Override
    public double gaussNewton(double[] parameters, double[] gradient, double[][] curvature) {
        throw new UnsupportedOperationException();
    }
}
