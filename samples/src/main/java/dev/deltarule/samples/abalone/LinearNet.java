package dev.deltarule.samples.abalone;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** Linear regression, for comparison: a network without a hidden layer whose output is its net input. */
@Network(inputs = 7, loss = Loss.MEAN_SQUARED_ERROR)
@Layer(size = 1, activation = Activation.IDENTITY)
public interface LinearNet extends DoubleModel {}
