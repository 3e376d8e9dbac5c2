package dev.deltarule.io;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** A network whose classes have names. */
@Network(inputs = 1, loss = Loss.CROSS_ENTROPY)
@Layer(size = 2, activation = Activation.SOFTMAX)
public interface FruitNet extends DoubleModel {
    enum Kind {
        APPLE,
        PEAR
    }

    Kind classify(double x);

    /** The same layers with the classes in another order. */
    @Network(inputs = 1, loss = Loss.CROSS_ENTROPY)
    @Layer(size = 2, activation = Activation.SOFTMAX)
    interface Swapped extends DoubleModel {
        enum Fruit {
            PEAR,
            APPLE
        }

        Fruit classify(double x);
    }

    /** The same layers, with outputs that have names. */
    @Network(inputs = 1, loss = Loss.CROSS_ENTROPY)
    @Layer(size = 2, activation = Activation.SOFTMAX)
    interface Probable extends DoubleModel {
        record Probabilities(double pear, double apple) {}

        Probabilities probabilities(double x);
    }

    /** The same layers, and no names. */
    @Network(inputs = 1, loss = Loss.CROSS_ENTROPY)
    @Layer(size = 2, activation = Activation.SOFTMAX)
    interface Nameless extends DoubleModel {}
}
