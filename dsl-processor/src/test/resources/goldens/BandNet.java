package golden;

import static dev.deltarule.Activation.SIGMOID;
import static dev.deltarule.Activation.TANH;

import dev.deltarule.Bias;
import dev.deltarule.Layer;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.runtime.FloatModel;

/** Too large for one method, small enough for unrolled methods of each layer. */
@Network(inputs = 12, loss = Loss.BINARY_CROSS_ENTROPY)
@Layer(size = 15, activation = TANH)
@Layer(size = 8, activation = SIGMOID, bias = Bias.SHARED)
public interface BandNet extends FloatModel {
    void tones(float[] bands, float[] tones);
}
