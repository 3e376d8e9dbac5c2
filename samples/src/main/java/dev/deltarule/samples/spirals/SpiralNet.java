package dev.deltarule.samples.spirals;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Tells on which of three entangled spirals a point of the plane lies. */
@Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
@Layer(size = 32, activation = Activation.RELU)
@Layer(size = 32, activation = Activation.RELU)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface SpiralNet extends FloatModel {
    /** The number of the most probable spiral: 0, 1 or 2. */
    int spiral(float x, float y);
}
