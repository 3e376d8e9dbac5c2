package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Adadelta: steps are in proportion to the recent steps, so they need no learning rate. With g the mean gradient:
 *
 * <pre>
 * square = keep · square + (1 - keep) · g²
 * delta = √(stepSquare + epsilon) / √(square + epsilon) · g
 * stepSquare = keep · stepSquare + (1 - keep) · delta²
 * parameter -= rate · delta
 * </pre>
 *
 * <p>Zeiler, "ADADELTA: an adaptive learning rate method", arXiv:1212.5701, 2012. Defaults are those of PyTorch.
 *
 * @param rate scales all steps, above 0; 1 by default, as in the paper
 * @param keep the share kept by the running means (rho), from 0 to below 1; 0.9 by default
 * @param epsilon keeps the roots above 0 and starts the first steps; 1e-6 by default
 */
public record Adadelta(double rate, double keep, double epsilon) implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Adadelta {
        Settings.positive("rate", rate);
        Settings.share("keep", keep);
        Settings.epsilon(epsilon);
    }

    /** The default settings. */
    public Adadelta() {
        this(1);
    }

    /** A learning rate of one's own. */
    public Adadelta(double rate) {
        this(rate, 0.9, 1e-6);
    }

    /** The same with another share kept by the running means. */
    public Adadelta keep(double newKeep) {
        return new Adadelta(rate, newKeep, epsilon);
    }

    /** The same with another epsilon. */
    public Adadelta epsilon(double newEpsilon) {
        return new Adadelta(rate, keep, newEpsilon);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(
                new Slot("square").within(0, Double.POSITIVE_INFINITY),
                new Slot("stepSquare").within(0, Double.MAX_VALUE));
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] square = state.array(0);
        float[] stepSquare = state.array(1);
        float old = (float) keep;
        float fresh = (float) (1 - keep);
        float eps = (float) epsilon;
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            square[i] = old * square[i] + fresh * g * g;
            float delta = (float) Math.sqrt(stepSquare[i] + eps) / (float) Math.sqrt(square[i] + eps) * g;
            stepSquare[i] = old * stepSquare[i] + fresh * delta * delta;
            parameters[i] -= rateNow * delta;
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] square = state.array(0);
        double[] stepSquare = state.array(1);
        double fresh = 1 - keep;
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            square[i] = keep * square[i] + fresh * g * g;
            double delta = Math.sqrt(stepSquare[i] + epsilon) / Math.sqrt(square[i] + epsilon) * g;
            stepSquare[i] = keep * stepSquare[i] + fresh * delta * delta;
            parameters[i] -= rateNow * delta;
        }
    }
}
