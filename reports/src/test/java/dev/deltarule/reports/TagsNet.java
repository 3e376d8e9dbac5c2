package dev.deltarule.reports;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** Says of a point whether it is right and whether it is high. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(size = 2, activation = Activation.SIGMOID)
public interface TagsNet extends DoubleModel {}
