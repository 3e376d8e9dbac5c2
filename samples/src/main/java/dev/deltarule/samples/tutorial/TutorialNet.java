package dev.deltarule.samples.tutorial;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/**
 * The network of the worked example: two inputs, two hidden units, two outputs, one bias for each layer. The example
 * never changes its biases, so they are not trainable here either.
 */
@Network(inputs = 2, loss = Loss.SQUARED_ERROR)
@Layer(size = 2, activation = Activation.SIGMOID, bias = Bias.SHARED, trainableBias = false)
@Layer(size = 2, activation = Activation.SIGMOID, bias = Bias.SHARED, trainableBias = false)
public interface TutorialNet extends DoubleModel {}
