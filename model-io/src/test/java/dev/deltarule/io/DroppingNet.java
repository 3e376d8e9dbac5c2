package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** A classifier in float whose training drops outputs. */
@Network(inputs = 6, loss = Loss.CROSS_ENTROPY)
@Layer(size = 24, activation = Activation.RELU, dropout = 0.25, name = "hidden")
@Layer(size = 3, activation = Activation.SOFTMAX, name = "classes")
public interface DroppingNet extends FloatModel {}
