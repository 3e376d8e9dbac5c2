package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** No size is a multiple of another. */
@Network(inputs = 7, loss = Loss.CROSS_ENTROPY)
@Layer(size = 13, activation = Activation.RELU, name = "first")
@Layer(size = 11, activation = Activation.RELU, name = "second")
@Layer(size = 3, activation = Activation.SOFTMAX, name = "classes")
public interface OddNet extends FloatModel {}
