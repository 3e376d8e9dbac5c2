package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Adamax: {@link Adam} with the largest recent gradient in place of the root mean square. With m as there:
 *
 * <pre>
 * u = max(beta2 · u, |g| + epsilon)
 * parameter -= rate / (1 - beta1^t) · m / u
 * </pre>
 *
 * <p>Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, section 7.1; epsilon, which keeps u above 0, is
 * PyTorch's, as are the defaults.
 *
 * @param rate the learning rate, above 0; 0.002 by default
 * @param beta1 the share kept by the running mean of gradients, from 0 to below 1; 0.9 by default
 * @param beta2 the share kept by the running largest gradient, from 0 to below 1; 0.999 by default
 * @param epsilon keeps the denominator above 0; 1e-8 by default
 */
public record Adamax(double rate, double beta1, double beta2, double epsilon) implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Adamax {
        Settings.positive("rate", rate);
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.epsilon(epsilon);
    }

    /** The default settings. */
    public Adamax() {
        this(0.002);
    }

    /** A learning rate of one's own. */
    public Adamax(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    /** The same with other shares kept by the running means. */
    public Adamax betas(double newBeta1, double newBeta2) {
        return new Adamax(rate, newBeta1, newBeta2, epsilon);
    }

    /** The same with another epsilon. */
    public Adamax epsilon(double newEpsilon) {
        return new Adamax(rate, beta1, beta2, newEpsilon);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(new Slot("mean").finite(), new Slot("largest").within(0, Double.MAX_VALUE));
    }

    @Override
    public List<Slot> scalars() {
        return List.of(new Slot("beta1Power", 1).within(0, 1));
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] mean = state.array(0);
        float[] largest = state.array(1);
        float stepSize = (float) (rateNow / BiasCorrection.next(state, 0, beta1));
        float b1 = (float) beta1;
        float c1 = (float) (1 - beta1);
        float b2 = (float) beta2;
        float eps = (float) epsilon;
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            mean[i] = b1 * mean[i] + c1 * g;
            largest[i] = Math.max(b2 * largest[i], Math.abs(g) + eps);
            parameters[i] -= stepSize * mean[i] / largest[i];
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] mean = state.array(0);
        double[] largest = state.array(1);
        double stepSize = rateNow / BiasCorrection.next(state, 0, beta1);
        double c1 = 1 - beta1;
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            mean[i] = beta1 * mean[i] + c1 * g;
            largest[i] = Math.max(beta2 * largest[i], Math.abs(g) + epsilon);
            parameters[i] -= stepSize * mean[i] / largest[i];
        }
    }
}
