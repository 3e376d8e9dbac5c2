package consumer;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

@Network(inputs = 30)
@Layer(size = 40, activation = Activation.TANH)
@Layer(size = 1, activation = Activation.IDENTITY)
public interface Wide extends FloatModel {
    float mean(float[] readings);
}
