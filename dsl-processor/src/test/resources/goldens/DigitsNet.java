package golden;

import static dev.deltarule.Activation.RELU;
import static dev.deltarule.Activation.SOFTMAX;

import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** A network large enough for loops. */
@Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
@Layer(size = 128, activation = RELU)
@Layer(size = 10, activation = SOFTMAX)
public interface DigitsNet extends FloatModel {
    int digit(float[] pixels);
}
