package dev.deltarule.reports;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** Tells two classes apart; small enough that its source names each parameter. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(size = 3, activation = Activation.TANH, name = "bends")
@Layer(size = 1, activation = Activation.SIGMOID)
public interface PointsNet extends DoubleModel {}
