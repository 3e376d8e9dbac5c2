package dev.deltarule.samples.iris;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Tells three species of iris apart by four measurements, each standardised first. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
@Layer(size = 8, activation = Activation.TANH)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface IrisNet extends FloatModel {
    /** The most probable species of a flower. */
    Species classify(float sepalLength, float sepalWidth, float petalLength, float petalWidth);
}
