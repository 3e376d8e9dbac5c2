package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Lion: every step has the same size, only its direction comes from the gradients, and one array is all it remembers. With g
 * the mean gradient of the batch:
 *
 * <pre>
 * parameter -= rate · (sign(beta1 · m + (1 - beta1) · g) + weightDecay · parameter)
 * m = beta2 · m + (1 - beta2) · g
 * </pre>
 *
 * <p>Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023, whose defaults these are (PyTorch has no
 * Lion). The decay applies to weights of trainable layers, not to biases. Good rates are three to ten times smaller than
 * Adam's, and weight decays as much larger.
 *
 * @param rate the size of every step, above 0; 0.0001 by default
 * @param beta1 how much of the remembered mean goes into the direction, from 0 to below 1; 0.9 by default
 * @param beta2 the share kept by the running mean, from 0 to below 1; 0.99 by default
 * @param weightDecay the decoupled weight decay, at least 0; 0 by default
 */
public record Lion(double rate, double beta1, double beta2, double weightDecay) implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Lion {
        Settings.positive("rate", rate);
        Settings.share("beta1", beta1);
        Settings.share("beta2", beta2);
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** The default settings. */
    public Lion() {
        this(0.0001);
    }

    /** A learning rate of one's own. */
    public Lion(double rate) {
        this(rate, 0.9, 0.99, 0);
    }

    /** The same with other shares of the running mean. */
    public Lion betas(double newBeta1, double newBeta2) {
        return new Lion(rate, newBeta1, newBeta2, weightDecay);
    }

    /** The same with decoupled weight decay. */
    public Lion weightDecay(double newWeightDecay) {
        return new Lion(rate, beta1, beta2, newWeightDecay);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(new Slot("mean").finite());
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] mean = state.array(0);
        float b1 = (float) beta1;
        float c1 = (float) (1 - beta1);
        float b2 = (float) beta2;
        float c2 = (float) (1 - beta2);
        WeightDecay.apply(state.topology(), parameters, rateNow, weightDecay);
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            // 0 · g is NaN where g is not finite, which the sign alone would hide.
            parameters[i] -= rateNow * sign(b1 * mean[i] + c1 * g) + 0 * g;
            mean[i] = b2 * mean[i] + c2 * g;
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] mean = state.array(0);
        double c1 = 1 - beta1;
        double c2 = 1 - beta2;
        WeightDecay.apply(state.topology(), parameters, rateNow, weightDecay);
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            // 0 · g is NaN where g is not finite, which the sign alone would hide.
            parameters[i] -= rateNow * sign(beta1 * mean[i] + c1 * g) + 0 * g;
            mean[i] = beta2 * mean[i] + c2 * g;
        }
    }

    /** The sign, also of the smallest numbers, of 0 and of NaN. HotSpot vectorises it but not {@link Math#signum(float)}. */
    private static float sign(float x) {
        return Math.max(-1, Math.min(1, x * 1e30f * 1e30f));
    }

    private static double sign(double x) {
        return Math.max(-1, Math.min(1, x * 1e200 * 1e200));
    }
}
