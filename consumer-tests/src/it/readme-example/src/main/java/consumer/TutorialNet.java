package consumer;

import static dev.deltarule.Activation.SIGMOID;

import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

@Network(inputs = 2, loss = Loss.SQUARED_ERROR)
@Layer(size = 2, activation = SIGMOID, bias = Bias.SHARED, trainableBias = false)
@Layer(size = 2, activation = SIGMOID, bias = Bias.SHARED, trainableBias = false)
public interface TutorialNet extends DoubleModel {}
