package dev.deltarule.samples.deltarule;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/**
 * The smallest network there is: out = W · in. With one output the mean squared error of an example is its squared error
 * (t - out)².
 */
@Network(inputs = 1, loss = Loss.MEAN_SQUARED_ERROR)
@Layer(size = 1, activation = Activation.IDENTITY, bias = Bias.NONE)
public interface OneWeightNet extends DoubleModel {
    /** The output for one input. */
    double output(double input);
}
