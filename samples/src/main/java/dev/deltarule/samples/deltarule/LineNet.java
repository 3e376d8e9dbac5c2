package dev.deltarule.samples.deltarule;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** The smallest network with a bias: out = W · in + b. */
@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)
@Layer(size = 1, activation = Activation.IDENTITY)
public interface LineNet extends DoubleModel {}
