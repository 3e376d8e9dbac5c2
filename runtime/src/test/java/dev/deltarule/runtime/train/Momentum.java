package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.optimizer.DoubleUpdate;
import dev.deltarule.runtime.optimizer.FloatUpdate;
import dev.deltarule.runtime.optimizer.Optimizer;

/** An optimizer that remembers: velocity = 0.9 velocity + mean gradient; parameter -= rate · velocity. */
record Momentum(double rate) implements Optimizer {
    @Override
    public FloatUpdate floatUpdate(Topology topology) {
        return new Floats((float) rate, new float[topology.parameters()]);
    }

    @Override
    public DoubleUpdate doubleUpdate(Topology topology) {
        return new Doubles(rate, new double[topology.parameters()]);
    }

    private static final class Floats implements FloatUpdate {
        private final float rate;
        private final float[] velocity;

        Floats(float rate, float[] velocity) {
            this.rate = rate;
            this.velocity = velocity;
        }

        @Override
        public void step(float[] parameters, float[] gradient, int count) {
            for (int i = 0; i < parameters.length; i++) {
                velocity[i] = 0.9f * velocity[i] + gradient[i] / count;
                parameters[i] -= rate * velocity[i];
            }
        }

        @Override
        public FloatUpdate copy() {
            return new Floats(rate, velocity.clone());
        }
    }

    private static final class Doubles implements DoubleUpdate {
        private final double rate;
        private final double[] velocity;

        Doubles(double rate, double[] velocity) {
            this.rate = rate;
            this.velocity = velocity;
        }

        @Override
        public void step(double[] parameters, double[] gradient, int count) {
            for (int i = 0; i < parameters.length; i++) {
                velocity[i] = 0.9 * velocity[i] + gradient[i] / count;
                parameters[i] -= rate * velocity[i];
            }
        }

        @Override
        public DoubleUpdate copy() {
            return new Doubles(rate, velocity.clone());
        }
    }
}
