package dev.deltarule.reports;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Tells three kinds of strokes apart in pictures of 6 x 5 pixels. */
@Network(inputs = 30, loss = Loss.CROSS_ENTROPY)
@Layer(size = 12, activation = Activation.RELU)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface StrokesNet extends FloatModel {}
