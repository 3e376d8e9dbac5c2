package consumer;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

@Network(inputs = 2)
@Layer(size = 0, activation = Activation.TANH)
@Layer(size = 2, activation = Activation.SIGMOID)
public interface BrokenNet extends FloatModel {}
