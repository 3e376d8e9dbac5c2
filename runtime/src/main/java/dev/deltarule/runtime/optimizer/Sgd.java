package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.OptionalDouble;

/**
 * Plain stochastic gradient descent: parameter -= rate · mean over the batch of dE/dparameter.
 *
 * @param rate the learning rate, above 0
 */
public record Sgd(double rate) implements Optimizer {
    /** Refuses a rate that is not a positive finite number. */
    public Sgd {
        if (!(rate > 0 && rate <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("rate must be above 0 and finite, but is " + rate + ".");
        }
    }

    @Override
    public OptionalDouble plainRate() {
        return OptionalDouble.of(rate);
    }

    @Override
    public FloatUpdate floatUpdate(Topology topology) {
        float floatRate = (float) rate;
        if (floatRate == 0 || floatRate > Float.MAX_VALUE) {
            throw new IllegalArgumentException("rate " + rate + " is " + floatRate + " in the precision of "
                    + topology.name() + ", which computes in float.");
        }
        return new FloatSteps(floatRate);
    }

    @Override
    public DoubleUpdate doubleUpdate(Topology topology) {
        return new DoubleSteps(rate);
    }

    private record FloatSteps(float rate) implements FloatUpdate {
        @Override
        public void step(float[] parameters, float[] gradient, int count) {
            float scale = rate / count;
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= scale * gradient[i];
            }
        }

        @Override
        public FloatUpdate copy() {
            return this;
        }
    }

    private record DoubleSteps(double rate) implements DoubleUpdate {
        @Override
        public void step(double[] parameters, double[] gradient, int count) {
            double scale = rate / count;
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= scale * gradient[i];
            }
        }

        @Override
        public DoubleUpdate copy() {
            return this;
        }
    }
}
