package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Stochastic gradient descent, with momentum if wished. With g the mean gradient of the batch:
 *
 * <pre>
 * plain      parameter -= rate · g
 * momentum   velocity = momentum · velocity + g;  parameter -= rate · velocity
 * Nesterov   velocity = momentum · velocity + g;  parameter -= rate · (g + momentum · velocity)
 * </pre>
 *
 * <p>Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013, in
 * the form that PyTorch gives it: the velocity does not contain the rate.
 *
 * @param rate the learning rate, above 0
 * @param momentum the share of the velocity that is kept, from 0 (none, the default) to below 1
 * @param nesterov whether the step looks ahead along the velocity; needs momentum
 */
public record Sgd(double rate, double momentum, boolean nesterov) implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Sgd {
        Settings.positive("rate", rate);
        Settings.share("momentum", momentum);
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("Nesterov's method needs a momentum above 0, but it is 0.");
        }
    }

    /** Plain gradient descent. */
    public Sgd(double rate) {
        this(rate, 0, false);
    }

    /** The same with momentum, usually 0.9. */
    public Sgd momentum(double newMomentum) {
        return new Sgd(rate, newMomentum, false);
    }

    /** The same with Nesterov's momentum, usually 0.9. */
    public Sgd nesterov(double newMomentum) {
        return new Sgd(rate, newMomentum, true);
    }

    @Override
    public List<Slot> arrays() {
        return momentum == 0 ? List.of() : List.of(new Slot("velocity").finite());
    }

    @Override
    public boolean isPlain() {
        return momentum == 0;
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float keep = (float) momentum;
        float step = rateNow * scale;
        if (isPlain()) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= step * gradient[i];
            }
            return;
        }
        float[] velocity = state.array(0);
        if (nesterov) {
            for (int i = 0; i < parameters.length; i++) {
                float g = gradient[i] * scale;
                velocity[i] = keep * velocity[i] + g;
                parameters[i] -= rateNow * (g + keep * velocity[i]);
            }
            return;
        }
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = keep * velocity[i] + gradient[i] * scale;
            parameters[i] -= rateNow * velocity[i];
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double step = rateNow * scale;
        if (isPlain()) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= step * gradient[i];
            }
            return;
        }
        double[] velocity = state.array(0);
        if (nesterov) {
            for (int i = 0; i < parameters.length; i++) {
                double g = gradient[i] * scale;
                velocity[i] = momentum * velocity[i] + g;
                parameters[i] -= rateNow * (g + momentum * velocity[i]);
            }
            return;
        }
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = momentum * velocity[i] + gradient[i] * scale;
            parameters[i] -= rateNow * velocity[i];
        }
    }
}
