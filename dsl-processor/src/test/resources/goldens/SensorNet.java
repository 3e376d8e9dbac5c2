package golden;

import static dev.deltarule.Activation.GELU;
import static dev.deltarule.Activation.IDENTITY;
import static dev.deltarule.Activation.SOFTPLUS;

import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** Layers of their own methods, one of them unrolled, one frozen; one output that is a number. */
@Network(inputs = 40, loss = Loss.HUBER)
@Layer(size = 30, activation = SOFTPLUS, trainable = false, name = "features")
@Layer(size = 5, activation = GELU, bias = Bias.SHARED)
@Layer(size = 1, activation = IDENTITY, bias = Bias.NONE)
public interface SensorNet extends DoubleModel {
    double estimate(double[] readings);
}
