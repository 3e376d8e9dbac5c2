package dev.deltarule.runtime.optimizer;

import static dev.deltarule.runtime.reference.LayerSpec.layer;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.Topologies;

/** Drives an optimizer over a sequence of gradients that needs no network. */
final class Steps {
    /** Four weights and nothing else. */
    static final Topology FOUR_WEIGHTS = Topologies.of(
            "FourWeights", 4, Loss.SQUARED_ERROR, layer(1, Activation.IDENTITY).bias(Bias.NONE));

    private static final double[] START = {0.5, -0.25, 1, -2};

    private Steps() {}

    static double[] start() {
        return START.clone();
    }

    /** The gradient of parameter i in step s from 0, the one behind PyTorch's figures. */
    static double gradient(int step, int i) {
        return Math.sin(0.7 * (i + 1) * (step + 1)) * (1 + 0.1 * i);
    }

    static double[] gradient(int step) {
        double[] gradient = new double[START.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = gradient(step, i);
        }
        return gradient;
    }

    /** The parameters after each step in double. */
    static double[][] inDouble(GradientOptimizer optimizer, int steps) {
        DoubleState state = new DoubleState(FOUR_WEIGHTS, optimizer);
        double[] parameters = start();
        double[][] after = new double[steps][];
        for (int s = 0; s < steps; s++) {
            optimizer.step(state, parameters, gradient(s), 1, optimizer.rate());
            after[s] = parameters.clone();
        }
        return after;
    }

    /** The parameters after each step in float. */
    static double[][] inFloat(GradientOptimizer optimizer, int steps) {
        FloatState state = new FloatState(FOUR_WEIGHTS, optimizer);
        float[] parameters = floats(START);
        double[][] after = new double[steps][];
        for (int s = 0; s < steps; s++) {
            optimizer.step(state, parameters, floats(gradient(s)), 1, (float) optimizer.rate());
            after[s] = doubles(parameters);
        }
        return after;
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = numbers[i];
        }
        return doubles;
    }
}
