package dev.deltarule.samples.digits;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Recognises handwritten digits: 28 x 28 pixels in, the probabilities of ten digits out. */
@Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
@Layer(size = 128, activation = Activation.RELU)
@Layer(size = 10, activation = Activation.SOFTMAX)
public interface DigitsNet extends FloatModel {
    /** The most probable digit of an image. */
    int digit(float[] pixels);
}
