package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;

/** The exclusive or, a network that learns it in either precision, and a noisy larger set of the same kind. */
final class Xor {
    static final Topology TOPOLOGY =
            Topologies.of("XorNet", 2, Loss.SQUARED_ERROR, layer(4, Activation.TANH), layer(1, Activation.SIGMOID));
    static final Examples EXAMPLES =
            Examples.of(new double[] {0, 0, 0, 1, 1, 0, 1, 1}, new double[] {0, 1, 1, 0}, 2, 1);

    private Xor() {}

    static PlainNetwork doubleNet() {
        PlainNetwork net = new PlainNetwork(TOPOLOGY);
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < net.parameters().length; i++) {
            net.parameters()[i] = random.nextNormal();
        }
        return net;
    }

    /** Without a bound anywhere, its numbers overflow when the steps are too long. */
    static PlainNetwork linearNet() {
        return new PlainNetwork(Topologies.of("Linear", 2, Loss.SQUARED_ERROR, layer(1, Activation.IDENTITY)));
    }

    static PlainFloatNetwork floatNet() {
        PlainFloatNetwork net = new PlainFloatNetwork(TOPOLOGY);
        double[] parameters = doubleNet().parameters();
        for (int i = 0; i < parameters.length; i++) {
            net.parameters()[i] = (float) parameters[i];
        }
        return net;
    }

    static Model net(boolean inFloat) {
        return inFloat ? floatNet() : doubleNet();
    }

    /** Examples with inputs in -1..1 and the target 1 where the signs of the inputs differ, else 0. */
    static Examples noisy(int count) {
        SplitMix64 random = new SplitMix64(2);
        double[] inputs = new double[2 * count];
        double[] targets = new double[count];
        for (int k = 0; k < count; k++) {
            inputs[2 * k] = 2 * random.nextDouble() - 1;
            inputs[2 * k + 1] = 2 * random.nextDouble() - 1;
            targets[k] = inputs[2 * k] * inputs[2 * k + 1] < 0 ? 1 : 0;
        }
        return Examples.of(inputs, targets, 2, 1);
    }

    static double[] parameters(Model net) {
        if (net instanceof DoubleModel doubles) {
            return doubles.parameters().clone();
        }
        float[] floats = ((FloatModel) net).parameters();
        double[] parameters = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            parameters[i] = floats[i];
        }
        return parameters;
    }
}
