package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** A network in float whose layers have biases of all kinds. */
@Network(inputs = 3, loss = Loss.SQUARED_ERROR)
@Layer(size = 5, activation = Activation.TANH, name = "hidden")
@Layer(size = 2, activation = Activation.SIGMOID, bias = Bias.SHARED, name = "middle")
@Layer(size = 4, activation = Activation.IDENTITY, bias = Bias.NONE, name = "out")
public interface SmallNet extends FloatModel {}
