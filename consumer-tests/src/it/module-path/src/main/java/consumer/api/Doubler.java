package consumer.api;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

@Network(inputs = 1)
@Layer(size = 1, activation = Activation.IDENTITY, bias = Bias.NONE)
public interface Doubler extends DoubleModel {
    double twice(double number);
}
