package dev.deltarule.processor.program;

import dev.deltarule.Activation;
import dev.deltarule.runtime.reference.Activations;

/** Net inputs and outputs of a layer as they were in the forward pass of one example. */
final class Activity {
    private final double[] net;
    private final double[] out;

    Activity(Activation activation, double[] net) {
        this.net = net;
        this.out = Activations.outputs(activation, net);
    }

    double[] net() {
        return net;
    }

    double[] out() {
        return out;
    }
}
