package dev.deltarule.benchmarks.work;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** 2-2-2, the smallest network with a hidden layer. */
@Network(inputs = 2, loss = Loss.SQUARED_ERROR)
@Layer(size = 2, activation = Activation.SIGMOID)
@Layer(size = 2, activation = Activation.SIGMOID)
public interface TinyNet extends DoubleModel {}
