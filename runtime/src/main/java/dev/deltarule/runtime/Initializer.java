package dev.deltarule.runtime;

import dev.deltarule.Activation;
import dev.deltarule.Init;
import dev.deltarule.runtime.support.SplitMix64;

/**
 * Draws the initial parameters of a network, each tensor as its {@link Init} says.
 *
 * <p>They are drawn one after the other in the order in which they lie in the parameter array, all from one
 * {@link SplitMix64}. So the same seed gives the same parameters everywhere, and a layer's weights do not depend on the
 * layers after it. A float network gets the rounded numbers of the double one.
 */
final class Initializer {
    private Initializer() {}

    static void draw(Topology topology, long seed, double[] parameters) {
        draw(topology, seed, (index, value) -> parameters[index] = value);
    }

    static void draw(Topology topology, long seed, float[] parameters) {
        draw(topology, seed, (index, value) -> parameters[index] = (float) value);
    }

    private static void draw(Topology topology, long seed, Parameters parameters) {
        SplitMix64 random = new SplitMix64(seed);
        for (ParameterTensor tensor : topology.tensors()) {
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                parameters.set(i, number(tensor.init(), tensor.fanIn(), tensor.fanOut(), random));
            }
        }
    }

    /** What {@link Init#AUTO} stands for. */
    static Init resolve(Init init, Activation activation) {
        if (init != Init.AUTO) {
            return init;
        }
        return switch (activation) {
            case RELU, LEAKY_RELU, ELU, SOFTPLUS, SWISH, GELU, MISH, HARD_SWISH -> Init.HE_NORMAL;
            case SELU -> Init.LECUN_NORMAL;
            case IDENTITY,
                    SIGMOID,
                    TANH,
                    SOFTSIGN,
                    HARD_SIGMOID,
                    HARD_TANH,
                    GAUSSIAN,
                    SINE,
                    EXPONENTIAL,
                    SOFTMAX,
                    LOG_SOFTMAX -> Init.GLOROT_UNIFORM;
        };
    }

    private static double number(Init init, double fanIn, double fanOut, SplitMix64 random) {
        return switch (init) {
            case GLOROT_UNIFORM -> uniform(Math.sqrt(6 / (fanIn + fanOut)), random);
            case GLOROT_NORMAL -> Math.sqrt(2 / (fanIn + fanOut)) * random.nextNormal();
            case HE_UNIFORM -> uniform(Math.sqrt(6 / fanIn), random);
            case HE_NORMAL -> Math.sqrt(2 / fanIn) * random.nextNormal();
            case LECUN_NORMAL -> Math.sqrt(1 / fanIn) * random.nextNormal();
            case UNIFORM -> uniform(0.05, random);
            case ZEROS -> 0;
            case AUTO -> throw new IllegalStateException("No tensor is drawn by AUTO.");
        };
    }

    private static double uniform(double limit, SplitMix64 random) {
        return limit * (2 * random.nextDouble() - 1);
    }

    private interface Parameters {
        void set(int index, double value);
    }
}
