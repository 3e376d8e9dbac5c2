package golden;

import static dev.deltarule.Activation.SIGMOID;

import dev.deltarule.Layer;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** A hidden layer that drops some of its outputs in training. */
@Network(inputs = 2)
@Layer(size = 3, activation = SIGMOID, dropout = 0.5)
@Layer(size = 1, activation = SIGMOID)
public interface DropoutNet extends DoubleModel {}
