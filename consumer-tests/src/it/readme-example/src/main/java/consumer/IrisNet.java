package consumer;

import static dev.deltarule.Activation.RELU;
import static dev.deltarule.Activation.SOFTMAX;

import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
@Layer(size = 16, activation = RELU)
@Layer(size = 3, activation = SOFTMAX)
public interface IrisNet extends FloatModel {
    enum Species {
        SETOSA,
        VERSICOLOR,
        VIRGINICA
    }

    Species classify(float sepalLength, float sepalWidth, float petalLength, float petalWidth);
}
