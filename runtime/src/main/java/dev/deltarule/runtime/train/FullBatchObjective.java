package dev.deltarule.runtime.train;

import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.optimizer.Objective;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The mean loss over all examples of a learner, of either precision. */
final class FullBatchObjective implements Objective {
    private final Learner learner;
    private final Steps steps;
    private final StepSettings settings;
    private final int[] order;
    private final double[] jacobian;

    FullBatchObjective(Learner learner, Steps steps, StepSettings settings) {
        this.learner = learner;
        this.steps = steps;
        this.settings = settings;
        order = IntStream.range(0, learner.count()).toArray();
        jacobian = new double[learner.topology().parameters()];
    }

    @Override
    public Topology topology() {
        return learner.topology();
    }

    @Override
    public int examples() {
        return order.length;
    }

    @Override
    public void read(double[] parameters) {
        learner.readParameters(parameters);
    }

    @Override
    public void moveTo(double[] parameters) {
        learner.writeParameters(parameters);
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
        learner.writeParameters(parameters);
        double loss = steps.sumGradients(order, 0, order.length);
        learner.readGradient(gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= order.length;
        }
        return loss / order.length;
    }

    @Override
    public double gaussNewton(double[] parameters, double[] gradient, double[][] curvature) {
        double value = gradient(parameters, gradient);
        for (double[] row : curvature) {
            Arrays.fill(row, 0);
        }
        int outputs = topology().outputs();
        for (int k : order) {
            double weight = settings.weights().weight(k) * residualFactor() / order.length;
            if (weight > 0) {
                learner.predict(learner.row(k), 1);
                for (int output = 0; output < outputs; output++) {
                    learner.outputGradient(learner.row(k), output, 1 / residualFactor());
                    learner.readGradient(jacobian);
                    addSquare(weight, curvature);
                }
            }
        }
        settings.penalty().addCurvature(topology(), curvature);
        return value;
    }

    /** What ½ Σ (out - target)² is multiplied by to give the loss, and out - target to give its derivative. */
    private double residualFactor() {
        Loss loss = topology().loss();
        return switch (loss) {
            case SQUARED_ERROR -> 1;
            case MEAN_SQUARED_ERROR -> 2.0 / topology().outputs();
            case MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH, BINARY_CROSS_ENTROPY, CROSS_ENTROPY, POISSON, HINGE ->
                throw new IllegalStateException(loss + " is no squared error.");
        };
    }

    /** Adds the upper triangle of weight · jacobianᵀ jacobian. */
    private void addSquare(double weight, double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double factor = weight * jacobian[i];
            if (factor != 0) {
                double[] row = matrix[i];
                for (int j = i; j < row.length; j++) {
                    row[j] += factor * jacobian[j];
                }
            }
        }
    }
}
