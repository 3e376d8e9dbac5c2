package dev.deltarule.benchmarks.work;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** 4-16-3, the size of a sensor's classifier. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
@Layer(size = 16, activation = Activation.RELU)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface SmallNet extends FloatModel {}
