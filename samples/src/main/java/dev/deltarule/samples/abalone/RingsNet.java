package dev.deltarule.samples.abalone;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Estimates how many rings the shell of an abalone has, which without a network takes a saw and a microscope. */
@Network(inputs = 7, loss = Loss.MEAN_SQUARED_ERROR)
@Layer(size = 24, activation = Activation.TANH)
@Layer(size = 12, activation = Activation.TANH)
@Layer(size = 1, activation = Activation.IDENTITY)
public interface RingsNet extends FloatModel {
    /** The rings to expect; a year and a half less than the animal's age. */
    float rings(Measurements measurements);
}
