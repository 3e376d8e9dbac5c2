package consumer;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

@Network(inputs = 2)
@Layer(size = 5, activation = Activation.TANH)
@Layer(size = 1, activation = Activation.IDENTITY)
public interface Growing extends FloatModel {}
