package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** The README's. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
@Layer(size = 16, activation = Activation.RELU)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface IrisNet extends FloatModel {}
