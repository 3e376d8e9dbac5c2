package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * AdamW: {@link Adam} with decoupled weight decay. Before Adam's step, weight *= 1 - rate · weightDecay.
 *
 * <p>Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019. Defaults are those of PyTorch, but the decay
 * applies to weights of trainable layers only, not to biases.
 *
 * @param adam the settings of Adam
 * @param weightDecay how much of its weights a network loses per step at rate 1, at least 0; 0.01 by default
 */
public record AdamW(Adam adam, double weightDecay) implements GradientOptimizer {
    /** Refuses a weight decay that is negative or not finite. */
    public AdamW {
        Settings.notNegative("weightDecay", weightDecay);
    }

    /** The default settings. */
    public AdamW() {
        this(0.001);
    }

    /** A learning rate of one's own. */
    public AdamW(double rate) {
        this(new Adam(rate), 0.01);
    }

    /** The same with another weight decay. */
    public AdamW weightDecay(double newWeightDecay) {
        return new AdamW(adam, newWeightDecay);
    }

    /** The same with other shares kept by the running means. */
    public AdamW betas(double newBeta1, double newBeta2) {
        return new AdamW(adam.betas(newBeta1, newBeta2), weightDecay);
    }

    /** The same with another epsilon. */
    public AdamW epsilon(double newEpsilon) {
        return new AdamW(adam.epsilon(newEpsilon), weightDecay);
    }

    @Override
    public double rate() {
        return adam.rate();
    }

    @Override
    public List<Slot> arrays() {
        return adam.arrays();
    }

    @Override
    public List<Slot> scalars() {
        return adam.scalars();
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        WeightDecay.apply(state.topology(), parameters, rateNow, weightDecay);
        adam.step(state, parameters, gradient, scale, rateNow);
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        WeightDecay.apply(state.topology(), parameters, rateNow, weightDecay);
        adam.step(state, parameters, gradient, scale, rateNow);
    }
}
