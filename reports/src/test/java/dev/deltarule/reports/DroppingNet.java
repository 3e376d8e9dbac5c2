package dev.deltarule.reports;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** The strokes again, learnt with dropout. */
@Network(inputs = 30, loss = Loss.CROSS_ENTROPY)
@Layer(size = 12, activation = Activation.RELU, dropout = 0.25)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface DroppingNet extends FloatModel {}
