package dev.deltarule.samples.autoencoder;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/**
 * Gives back the picture that it gets. Between the two it has only 32 numbers to remember it by, so it has to find out what
 * pictures have in common.
 */
@Network(inputs = 784, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(size = 128, activation = Activation.RELU, name = "encoder")
@Layer(size = 32, activation = Activation.IDENTITY, name = "code")
@Layer(size = 128, activation = Activation.RELU, name = "decoder")
@Layer(size = 784, activation = Activation.SIGMOID)
public interface AutoencoderNet extends FloatModel {
    /** The picture as the network remembers it. */
    void reconstruct(float[] pixels, float[] reconstruction);
}
