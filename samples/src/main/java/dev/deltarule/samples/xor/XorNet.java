package dev.deltarule.samples.xor;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** Exclusive or, which no network without a hidden layer can learn. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(size = 3, activation = Activation.TANH)
@Layer(size = 1, activation = Activation.SIGMOID)
public interface XorNet extends DoubleModel {
    /** Whether exactly one input is on: the output is at least 0.5. */
    boolean xor(double a, double b);

    /** The output itself, 0..1. */
    double output(double a, double b);
}
