package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Predictions for one example in arrays of its own. */
class OneExampleTest {
    private static final String REMEDY = ". A block of examples is for predict(in, inAt, out, outAt, count).";

    private final Topology topology = Topologies.of("Net", 3, Loss.SQUARED_ERROR, layer(2, Activation.IDENTITY));
    private final DoubleModel doubles = new PlainNetwork(topology);
    private final FloatModel floats = new PlainFloatNetwork(topology);

    @Test
    void outputs_come_in_a_new_array_or_in_that_of_the_caller() {
        Arrays.setAll(doubles.parameters(), k -> k);
        for (int k = 0; k < floats.parameters().length; k++) {
            floats.parameters()[k] = k;
        }
        double[] out = new double[2];
        doubles.predict(new double[] {1, 2, 3}, out);
        float[] floatOut = new float[2];
        floats.predict(new float[] {1, 2, 3}, floatOut);

        // 1 · 0 + 2 · 2 + 3 · 4 + 6 and 1 · 1 + 2 · 3 + 3 · 5 + 7
        assertThat(out).containsExactly(22, 29);
        assertThat(doubles.predict(new double[] {1, 2, 3})).containsExactly(22, 29);
        assertThat(floatOut).containsExactly(22, 29);
        assertThat(floats.predict(new float[] {1, 2, 3})).containsExactly(22, 29);
    }

    /** Two examples where one is expected would lose the second without a word. */
    @Test
    void arrays_of_another_length_are_refused() {
        assertThatThrownBy(() -> doubles.predict(new double[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("in must have as many numbers as the network has inputs, 3, but has 6" + REMEDY);
        assertThatThrownBy(() -> floats.predict(new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("in must have as many numbers as the network has inputs, 3, but has 2" + REMEDY);
        assertThatThrownBy(() -> doubles.predict(new double[3], new double[3]))
                .hasMessage("out must have as many numbers as the network has outputs, 2, but has 3" + REMEDY);
        assertThatThrownBy(() -> floats.predict(new float[3], new float[1]))
                .hasMessage("out must have as many numbers as the network has outputs, 2, but has 1" + REMEDY);
    }
}
