package dev.deltarule.runtime.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * RMSProp: each parameter's gradient is scaled by the root of its running mean square. With g the mean gradient:
 *
 * <pre>
 * square = keep · square + (1 - keep) · g²
 * d = g / (√square + epsilon)
 * centered   mean = keep · mean + (1 - keep) · g;  d = g / (√(square - mean²) + epsilon)
 * parameter -= rate · d
 * momentum   velocity = momentum · velocity + d;  parameter -= rate · velocity
 * </pre>
 *
 * <p>Tieleman and Hinton, "Lecture 6.5: rmsprop", Coursera 2012; centered as in Graves, "Generating sequences with recurrent
 * neural networks", arXiv:1308.0850, 2013. Defaults are those of PyTorch.
 *
 * @param rate the learning rate, above 0; 0.01 by default
 * @param keep the share kept by the running means (alpha), from 0 to below 1; 0.99 by default
 * @param epsilon keeps the denominator above 0; 1e-8 by default
 * @param momentum the share of the velocity that is kept, from 0 (none, the default) to below 1
 * @param isCentered whether the running mean of the gradients is taken out of the mean square; false by default
 */
public record RmsProp(double rate, double keep, double epsilon, double momentum, boolean isCentered)
        implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public RmsProp {
        Settings.positive("rate", rate);
        Settings.share("keep", keep);
        Settings.epsilon(epsilon);
        Settings.share("momentum", momentum);
    }

    /** The default settings. */
    public RmsProp() {
        this(0.01);
    }

    /** A learning rate of one's own. */
    public RmsProp(double rate) {
        this(rate, 0.99, 1e-8, 0, false);
    }

    /** The same with another share kept by the running means. */
    public RmsProp keep(double newKeep) {
        return new RmsProp(rate, newKeep, epsilon, momentum, isCentered);
    }

    /** The same with another epsilon. */
    public RmsProp epsilon(double newEpsilon) {
        return new RmsProp(rate, keep, newEpsilon, momentum, isCentered);
    }

    /** The same with momentum, usually 0.9. */
    public RmsProp momentum(double newMomentum) {
        return new RmsProp(rate, keep, epsilon, newMomentum, isCentered);
    }

    /** The same with the mean of the gradients taken out of their mean square. */
    public RmsProp centered() {
        return new RmsProp(rate, keep, epsilon, momentum, true);
    }

    @Override
    public List<Slot> arrays() {
        List<Slot> arrays = new ArrayList<>(List.of(new Slot("square").within(0, Double.POSITIVE_INFINITY)));
        if (momentum != 0) {
            arrays.add(new Slot("velocity").finite());
        }
        if (isCentered) {
            arrays.add(new Slot("mean").finite());
        }
        return arrays;
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        scaleGradient(state, gradient, scale);
        if (momentum == 0) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= rateNow * gradient[i];
            }
            return;
        }
        float[] velocity = state.array(1);
        float kept = (float) momentum;
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = kept * velocity[i] + gradient[i];
            parameters[i] -= rateNow * velocity[i];
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        scaleGradient(state, gradient, scale);
        if (momentum == 0) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= rateNow * gradient[i];
            }
            return;
        }
        double[] velocity = state.array(1);
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = momentum * velocity[i] + gradient[i];
            parameters[i] -= rateNow * velocity[i];
        }
    }

    /** Divides the gradient by its root mean square. */
    private void scaleGradient(FloatState state, float[] gradient, float scale) {
        float[] square = state.array(0);
        float old = (float) keep;
        float fresh = (float) (1 - keep);
        float eps = (float) epsilon;
        if (isCentered) {
            float[] mean = state.array(momentum == 0 ? 1 : 2);
            for (int i = 0; i < gradient.length; i++) {
                float g = gradient[i] * scale;
                square[i] = old * square[i] + fresh * g * g;
                mean[i] = old * mean[i] + fresh * g;
                // Rounding alone can make the difference negative.
                float variance = Math.max(0, square[i] - mean[i] * mean[i]);
                gradient[i] = g / ((float) Math.sqrt(variance) + eps);
            }
            return;
        }
        for (int i = 0; i < gradient.length; i++) {
            float g = gradient[i] * scale;
            square[i] = old * square[i] + fresh * g * g;
            gradient[i] = g / ((float) Math.sqrt(square[i]) + eps);
        }
    }

    /** Divides the gradient by its root mean square. */
    private void scaleGradient(DoubleState state, double[] gradient, double scale) {
        double[] square = state.array(0);
        double fresh = 1 - keep;
        if (isCentered) {
            double[] mean = state.array(momentum == 0 ? 1 : 2);
            for (int i = 0; i < gradient.length; i++) {
                double g = gradient[i] * scale;
                square[i] = keep * square[i] + fresh * g * g;
                mean[i] = keep * mean[i] + fresh * g;
                // Rounding alone can make the difference negative.
                double variance = Math.max(0, square[i] - mean[i] * mean[i]);
                gradient[i] = g / (Math.sqrt(variance) + epsilon);
            }
            return;
        }
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i] * scale;
            square[i] = keep * square[i] + fresh * g * g;
            gradient[i] = g / (Math.sqrt(square[i]) + epsilon);
        }
    }
}
