package golden;

import static dev.deltarule.Activation.SOFTMAX;
import static dev.deltarule.Activation.TANH;

import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** A float classifier with typed prediction methods. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
@Layer(size = 5, activation = TANH)
@Layer(size = 3, activation = SOFTMAX)
public interface IrisNet extends FloatModel {
    enum Species {
        SETOSA,
        VERSICOLOR,
        VIRGINICA
    }

    record Flower(float sepalLength, float sepalWidth, float petalLength, float petalWidth) {}

    record Probabilities(float setosa, float versicolor, float virginica) {}

    Species classify(float sepalLength, float sepalWidth, float petalLength, float petalWidth);

    Probabilities probabilities(Flower flower);
}
