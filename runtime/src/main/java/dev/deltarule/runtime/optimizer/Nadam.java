package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Nadam: {@link Adam} with Nesterov's look ahead. With m and v as there, in step t from 1:
 *
 * <pre>
 * mu_t = beta1 · (1 - ½ · 0.96^(t · momentumDecay))
 * parameter -= rate · [(1 - mu_t) / (1 - mu_1 ... mu_t) · g + mu_(t+1) / (1 - mu_1 ... mu_(t+1)) · m]
 *              / (√(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016. Defaults are those of PyTorch.
 *
 * @param rate the learning rate, above 0; 0.002 by default
 * @param beta1 the share kept by the running mean of gradients, from 0 to below 1; 0.9 by default
 * @param beta2 the share kept by the running mean of squared gradients, from 0 to below 1; 0.999 by default
 * @param epsilon keeps the denominator above 0; 1e-8 by default
 * @param momentumDecay how fast mu rises to beta1, at least 0; 0.004 by default
 */
public record Nadam(double rate, double beta1, double beta2, double epsilon, double momentumDecay)
        implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Nadam {
        Settings.positive("rate", rate);
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.epsilon(epsilon);
        Settings.notNegative("momentumDecay", momentumDecay);
    }

    /** The default settings. */
    public Nadam() {
        this(0.002);
    }

    /** A learning rate of one's own. */
    public Nadam(double rate) {
        this(rate, 0.9, 0.999, 1e-8, 0.004);
    }

    /** The same with other shares kept by the running means. */
    public Nadam betas(double newBeta1, double newBeta2) {
        return new Nadam(rate, newBeta1, newBeta2, epsilon, momentumDecay);
    }

    /** The same with another epsilon. */
    public Nadam epsilon(double newEpsilon) {
        return new Nadam(rate, beta1, beta2, newEpsilon, momentumDecay);
    }

    /** The same with another momentum decay. */
    public Nadam momentumDecay(double newMomentumDecay) {
        return new Nadam(rate, beta1, beta2, epsilon, newMomentumDecay);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(new Slot("mean").finite(), new Slot("square").within(0, Double.POSITIVE_INFINITY));
    }

    @Override
    public List<Slot> scalars() {
        double decay = StrictMath.pow(0.96, momentumDecay);
        return List.of(
                new Slot("beta2Power", 1).within(0, 1),
                new Slot("muProduct", 1).within(0, 1),
                new Slot("decayPower", 1).within(0, 1),
                new Slot("decay", decay).within(decay, decay));
    }

    /** Counts the step and returns the factor of the gradient. */
    private double gradientStep(OptimizerState<?> state, double rateNow) {
        double mu = beta1 * (0.5 + 0.5 * BiasCorrection.next(state, 2, state.scalar(3)));
        return rateNow * (1 - mu) / BiasCorrection.next(state, 1, mu);
    }

    /** The factor of the running mean, in the step just counted. */
    private double meanStep(OptimizerState<?> state, double rateNow) {
        double nextMu = beta1 * (1 - 0.5 * state.scalar(2) * state.scalar(3));
        return rateNow * nextMu / (1 - state.scalar(1) * nextMu);
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] mean = state.array(0);
        float[] square = state.array(1);
        float correction = (float) (1 / Math.sqrt(BiasCorrection.next(state, 0, beta2)));
        float gradientStep = (float) gradientStep(state, rateNow);
        float meanStep = (float) meanStep(state, rateNow);
        float b1 = (float) beta1;
        float c1 = (float) (1 - beta1);
        float b2 = (float) beta2;
        float c2 = (float) (1 - beta2);
        float eps = (float) epsilon;
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            mean[i] = b1 * mean[i] + c1 * g;
            square[i] = b2 * square[i] + c2 * g * g;
            parameters[i] -=
                    (gradientStep * g + meanStep * mean[i]) / ((float) Math.sqrt(square[i]) * correction + eps);
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] mean = state.array(0);
        double[] square = state.array(1);
        double correction = 1 / Math.sqrt(BiasCorrection.next(state, 0, beta2));
        double gradientStep = gradientStep(state, rateNow);
        double meanStep = meanStep(state, rateNow);
        double c1 = 1 - beta1;
        double c2 = 1 - beta2;
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            mean[i] = beta1 * mean[i] + c1 * g;
            square[i] = beta2 * square[i] + c2 * g * g;
            parameters[i] -= (gradientStep * g + meanStep * mean[i]) / (Math.sqrt(square[i]) * correction + epsilon);
        }
    }
}
