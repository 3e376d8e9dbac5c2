package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;

/**
 * What a {@link FullBatchOptimizer} minimises: the mean loss of all examples, weighted, with the penalty on weights if there
 * is one, as a function of the parameters. Every look at a point moves the network there; a float network rounds the point.
 */
public interface Objective {
    /** The network in training. */
    Topology topology();

    /** The number of examples, at least 1. */
    int examples();

    /** Copies the network's parameters. */
    void read(double[] parameters);

    /** Moves the network to a point. */
    void moveTo(double[] parameters);

    /**
     * The value and gradient at a point.
     *
     * @param gradient overwritten; 0 for parameters that are not trainable
     */
    double gradient(double[] parameters, double[] gradient);

    /**
     * The value, gradient and Gauss-Newton matrix at a point: the mean over the examples of JᵀJ, where J is the Jacobian of
     * the outputs, scaled so that the loss is ½ of the squared residuals, with the penalty's second derivative on its
     * diagonal.
     *
     * @param gradient overwritten
     * @param curvature overwritten in its upper triangle, {@code curvature[i][j]} with i at most j
     * @throws IllegalStateException if the network's loss is no squared error
     */
    double gaussNewton(double[] parameters, double[] gradient, double[][] curvature);
}
