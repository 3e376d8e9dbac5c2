package dev.deltarule.runtime.train;

import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.FloatState;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Slot;
import java.util.List;

/** A user's own optimizer: velocity = 0.9 velocity + mean gradient; parameter -= rate · velocity. */
record Momentum(double rate) implements GradientOptimizer {
    @Override
    public List<Slot> arrays() {
        return List.of(new Slot("velocity"));
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] velocity = state.array(0);
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = 0.9f * velocity[i] + gradient[i] * scale;
            parameters[i] -= rateNow * velocity[i];
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] velocity = state.array(0);
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = 0.9 * velocity[i] + gradient[i] * scale;
            parameters[i] -= rateNow * velocity[i];
        }
    }
}
