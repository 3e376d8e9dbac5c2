package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** 669,706 parameters, so that a file has many blocks. */
@Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
@Layer(size = 512, activation = Activation.RELU, name = "first")
@Layer(size = 512, activation = Activation.RELU, name = "second")
@Layer(size = 10, activation = Activation.SOFTMAX, name = "classes")
public interface DigitsNet extends FloatModel {}
