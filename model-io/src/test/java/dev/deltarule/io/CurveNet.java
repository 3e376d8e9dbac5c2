package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** A regression in double. */
@Network(inputs = 6, loss = Loss.SQUARED_ERROR)
@Layer(size = 16, activation = Activation.TANH, name = "hidden")
@Layer(size = 3, activation = Activation.IDENTITY, name = "outputs")
public interface CurveNet extends DoubleModel {}
