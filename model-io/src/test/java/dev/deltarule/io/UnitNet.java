package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** One weight and one bias. */
@Network(inputs = 1, loss = Loss.SQUARED_ERROR)
@Layer(size = 1, activation = Activation.IDENTITY, name = "out")
public interface UnitNet extends DoubleModel {}
