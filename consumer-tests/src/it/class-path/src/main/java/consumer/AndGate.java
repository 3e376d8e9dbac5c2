package consumer;

import dev.deltarule.Activation;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.DoubleModel;

@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(size = 1, activation = Activation.SIGMOID)
public interface AndGate extends DoubleModel {
    boolean and(double a, double b);
}
