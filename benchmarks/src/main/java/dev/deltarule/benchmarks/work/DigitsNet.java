package dev.deltarule.benchmarks.work;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** 784-128-10, the classic network for handwritten digits. */
@Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
@Layer(size = 128, activation = Activation.RELU)
@Layer(size = 10, activation = Activation.SOFTMAX)
public interface DigitsNet extends FloatModel {}
