package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * AMSGrad: {@link Adam} that divides by the largest mean square so far, so that steps never grow back. With m and v as there:
 *
 * <pre>
 * largest = max(largest, v)
 * parameter -= rate · m / (1 - beta1^t) / (√(largest / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Reddi, Kale and Kumar, "On the convergence of Adam and beyond", ICLR 2018, with the bias corrections of Adam, as in
 * PyTorch, whose defaults these are.
 *
 * @param rate the learning rate, above 0; 0.001 by default
 * @param beta1 the share kept by the running mean of gradients, from 0 to below 1; 0.9 by default
 * @param beta2 the share kept by the running mean of squared gradients, from 0 to below 1; 0.999 by default
 * @param epsilon keeps the denominator above 0; 1e-8 by default
 */
public record AmsGrad(double rate, double beta1, double beta2, double epsilon) implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public AmsGrad {
        Settings.positive("rate", rate);
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.epsilon(epsilon);
    }

    /** The default settings. */
    public AmsGrad() {
        this(0.001);
    }

    /** A learning rate of one's own. */
    public AmsGrad(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    /** The same with other shares kept by the running means. */
    public AmsGrad betas(double newBeta1, double newBeta2) {
        return new AmsGrad(rate, newBeta1, newBeta2, epsilon);
    }

    /** The same with another epsilon. */
    public AmsGrad epsilon(double newEpsilon) {
        return new AmsGrad(rate, beta1, beta2, newEpsilon);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(
                new Slot("mean").finite(),
                new Slot("square").within(0, Double.POSITIVE_INFINITY),
                new Slot("largestSquare").within(0, Double.POSITIVE_INFINITY));
    }

    @Override
    public List<Slot> scalars() {
        return List.of(new Slot("beta1Power", 1).within(0, 1), new Slot("beta2Power", 1).within(0, 1));
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] mean = state.array(0);
        float[] square = state.array(1);
        float[] largest = state.array(2);
        float stepSize = (float) (rateNow / BiasCorrection.next(state, 0, beta1));
        float correction = (float) (1 / Math.sqrt(BiasCorrection.next(state, 1, beta2)));
        float b1 = (float) beta1;
        float c1 = (float) (1 - beta1);
        float b2 = (float) beta2;
        float c2 = (float) (1 - beta2);
        float eps = (float) epsilon;
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            mean[i] = b1 * mean[i] + c1 * g;
            square[i] = b2 * square[i] + c2 * g * g;
            largest[i] = Math.max(largest[i], square[i]);
            parameters[i] -= stepSize * mean[i] / ((float) Math.sqrt(largest[i]) * correction + eps);
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] mean = state.array(0);
        double[] square = state.array(1);
        double[] largest = state.array(2);
        double stepSize = rateNow / BiasCorrection.next(state, 0, beta1);
        double correction = 1 / Math.sqrt(BiasCorrection.next(state, 1, beta2));
        double c1 = 1 - beta1;
        double c2 = 1 - beta2;
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            mean[i] = beta1 * mean[i] + c1 * g;
            square[i] = beta2 * square[i] + c2 * g * g;
            largest[i] = Math.max(largest[i], square[i]);
            parameters[i] -= stepSize * mean[i] / (Math.sqrt(largest[i]) * correction + epsilon);
        }
    }
}
