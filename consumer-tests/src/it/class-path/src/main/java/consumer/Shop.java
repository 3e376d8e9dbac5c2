package consumer;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

public final class Shop {
    private Shop() {}

    public record Visit(float minutes, float pages, float visits) {}

    public enum Visitor {
        LOOKS,
        BUYS
    }

    /** Nested, with typed methods and layers large enough to be written as loops. */
    @Network(inputs = 3, loss = Loss.CROSS_ENTROPY)
    @Layer(size = 70, activation = Activation.RELU, bias = Bias.SHARED, name = "wide")
    @Layer(size = 90, activation = Activation.GELU, bias = Bias.NONE)
    @Layer(size = 2, activation = Activation.SOFTMAX)
    public interface Guess extends FloatModel {
        Visitor visitor(Visit visit);

        int index(float[] visit);

        void shares(float minutes, float pages, float visits, float[] shares);
    }
}
