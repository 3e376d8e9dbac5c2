package dev.deltarule.benchmarks.work;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** 784-512-512-10, whose weights outgrow the first and second cache. */
@Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
@Layer(size = 512, activation = Activation.RELU)
@Layer(size = 512, activation = Activation.RELU)
@Layer(size = 10, activation = Activation.SOFTMAX)
public interface WideNet extends FloatModel {}
