package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.Topology;

/**
 * Decoupled weight decay: weight *= 1 - rate · decay, apart from the gradient. It shrinks the weights of trainable layers;
 * biases stay as they are. Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.
 */
public final class WeightDecay {
    private WeightDecay() {}

    /** Shrinks the weights of a float network. */
    public static void apply(Topology topology, float[] parameters, float rate, double decay) {
        if (decay == 0) {
            return;
        }
        float keep = (float) (1 - rate * decay);
        for (int t = 0; t < topology.tensors().size(); t++) {
            ParameterTensor tensor = topology.tensors().get(t);
            int end = tensor.isShrunk() ? tensor.end() : 0;
            for (int i = tensor.offset(); i < end; i++) {
                parameters[i] *= keep;
            }
        }
    }

    /** Shrinks the weights of a double network. */
    public static void apply(Topology topology, double[] parameters, double rate, double decay) {
        if (decay == 0) {
            return;
        }
        double keep = 1 - rate * decay;
        for (int t = 0; t < topology.tensors().size(); t++) {
            ParameterTensor tensor = topology.tensors().get(t);
            int end = tensor.isShrunk() ? tensor.end() : 0;
            for (int i = tensor.offset(); i < end; i++) {
                parameters[i] *= keep;
            }
        }
    }
}
