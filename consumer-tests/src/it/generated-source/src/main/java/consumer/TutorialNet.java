package consumer;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

@Network(inputs = 2, loss = Loss.SQUARED_ERROR)
@Layer(size = 2, activation = Activation.SIGMOID, bias = Bias.SHARED)
@Layer(size = 2, activation = Activation.SIGMOID, bias = Bias.SHARED)
public interface TutorialNet extends DoubleModel {}
