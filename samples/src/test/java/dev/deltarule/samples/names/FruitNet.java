package dev.deltarule.samples.names;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

/** Tells fruits apart by two numbers. The constants are neither sorted nor in the order of the tests' files. */
@Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
@Layer(size = 3, activation = Activation.SOFTMAX)
public interface FruitNet extends DoubleModel {
    enum Kind {
        PLUM,
        APPLE,
        PEAR
    }

    Kind classify(double length, double width);

    /** The same with a result that has the classes in another order than the alphabet's. */
    @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
    @Layer(size = 3, activation = Activation.SOFTMAX)
    interface Probable extends DoubleModel {
        record Probabilities(double plum, double apple, double pear) {}

        Probabilities probabilities(double length, double width);
    }

    /** The same without an enum, which learns the names of its classes. */
    @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
    @Layer(size = 3, activation = Activation.SOFTMAX)
    interface Learning extends DoubleModel {}
}
