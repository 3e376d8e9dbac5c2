package dev.deltarule.runtime.selection;

import static dev.deltarule.runtime.reference.LayerSpec.layer;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.OneHot;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;

/** Two clouds of points to tell apart and a line to follow, with networks that can. */
final class Clouds {
    private Clouds() {}

    /** Points around (-1, 0) and (1, 1), alternately of class 0 and 1. */
    static Examples of(int count) {
        SplitMix64 random = new SplitMix64(3);
        double[] inputs = new double[2 * count];
        int[] labels = new int[count];
        for (int k = 0; k < count; k++) {
            labels[k] = k % 2;
            inputs[2 * k] = (labels[k] == 0 ? -1 : 1) + 0.5 * random.nextNormal();
            inputs[2 * k + 1] = labels[k] + 0.5 * random.nextNormal();
        }
        return Examples.of(inputs, OneHot.doubles(labels, 2), 2, 2);
    }

    /** Points of y = 2x - 1 with x in 0..1. */
    static Examples line(int count) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int k = 0; k < count; k++) {
            x[k] = k / (double) count;
            y[k] = 2 * x[k] - 1;
        }
        return Examples.of(x, y, 1, 1);
    }

    static Net net(long seed) {
        return new Net(seed);
    }

    static PlainNetwork lineNet(long seed) {
        PlainNetwork net =
                new PlainNetwork(Topologies.of("Line", 1, Loss.SQUARED_ERROR, layer(1, Activation.IDENTITY)));
        net.parameters()[0] = new SplitMix64(seed).nextNormal();
        return net;
    }

    /** Tells the clouds apart. */
    static final class Net extends PlainNetwork {
        private Net(long seed) {
            super(Topologies.of("Clouds", 2, Loss.CROSS_ENTROPY, layer(2, Activation.SOFTMAX)));
            SplitMix64 random = new SplitMix64(seed);
            for (int i = 0; i < parameters().length; i++) {
                parameters()[i] = random.nextNormal();
            }
        }
    }
}
