package dev.deltarule.runtime.optimizer;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.Topologies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdTest {
    private final Topology topology = Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(1, Activation.TANH));

    @Test
    void a_step_subtracts_the_mean_gradient_times_the_rate() {
        double[] parameters = {1, 2, 3};
        float[] floatParameters = {1, 2, 3};
        new Sgd(0.5).doubleUpdate(topology).step(parameters, new double[] {4, 0, -8}, 2);
        new Sgd(0.5).floatUpdate(topology).step(floatParameters, new float[] {4, 0, -8}, 2);

        assertThat(parameters).containsExactly(0, 2, 5);
        assertThat(floatParameters).containsExactly(0, 2, 5);
    }

    @Test
    void is_plain_so_that_networks_take_the_step_themselves() {
        assertThat(new Sgd(0.5).plainRate()).hasValue(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_rate_that_is_not_positive_and_finite(double rate) {
        assertThatThrownBy(() -> new Sgd(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate must be above 0 and finite, but is " + rate + ".");
    }

    @Test
    void refuses_a_rate_that_float_cannot_hold() {
        assertThatThrownBy(() -> new Sgd(1e-60).floatUpdate(topology))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate 1.0E-60 is 0.0 in the precision of Net, which computes in float.");
        assertThatThrownBy(() -> new Sgd(1e60).floatUpdate(topology)).hasMessageContaining("is Infinity");
        assertThat(new Sgd(1e-60).doubleUpdate(topology)).isNotNull();
    }
}
