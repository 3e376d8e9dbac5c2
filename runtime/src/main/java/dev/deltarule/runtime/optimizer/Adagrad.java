package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Adagrad: parameters that saw large gradients take smaller steps. With g the mean gradient of the batch:
 *
 * <pre>
 * sum += g²;  parameter -= rate · g / (√sum + epsilon)
 * </pre>
 *
 * <p>Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 2011.
 * Defaults are those of PyTorch.
 *
 * @param rate the learning rate, above 0; 0.01 by default
 * @param epsilon keeps the denominator above 0; 1e-10 by default
 */
public record Adagrad(double rate, double epsilon) implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Adagrad {
        Settings.positive("rate", rate);
        Settings.epsilon(epsilon);
    }

    /** The default settings. */
    public Adagrad() {
        this(0.01);
    }

    /** A learning rate of one's own. */
    public Adagrad(double rate) {
        this(rate, 1e-10);
    }

    /** The same with another epsilon. */
    public Adagrad epsilon(double newEpsilon) {
        return new Adagrad(rate, newEpsilon);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(new Slot("squareSum").within(0, Double.POSITIVE_INFINITY));
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] sum = state.array(0);
        float eps = (float) epsilon;
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            sum[i] += g * g;
            parameters[i] -= rateNow * g / ((float) Math.sqrt(sum[i]) + eps);
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] sum = state.array(0);
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            sum[i] += g * g;
            parameters[i] -= rateNow * g / (Math.sqrt(sum[i]) + epsilon);
        }
    }
}
