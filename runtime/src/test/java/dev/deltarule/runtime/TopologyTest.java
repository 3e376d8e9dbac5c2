package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.Topologies;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private final Topology topology = Topologies.of(
            "Net",
            3,
            Loss.SQUARED_ERROR,
            layer(2, Activation.TANH),
            layer(4, Activation.TANH).bias(Bias.SHARED),
            layer(1, Activation.TANH).bias(Bias.NONE));

    @Test
    void weights_lie_input_major_and_before_the_biases() {
        assertThat(topology.weight(0, 0, 0)).isZero();
        assertThat(topology.weight(0, 1, 0)).isEqualTo(1);
        assertThat(topology.weight(0, 0, 2)).isEqualTo(4);
        assertThat(topology.bias(0, 1)).isEqualTo(7);
        assertThat(topology.weight(1, 0, 0)).isEqualTo(8);
        assertThat(topology.bias(1, 3)).isEqualTo(16);
        assertThat(topology.weight(2, 0, 3)).isEqualTo(20);
    }

    @Test
    void counts_its_outputs_and_parameters() {
        assertThat(topology.outputs()).isEqualTo(1);
        assertThat(topology.parameters()).isEqualTo(6 + 2 + 8 + 1 + 4);
    }

    @Test
    void describes_each_parameter_in_words() {
        assertThat(topology.describe(topology.weight(0, 1, 2)))
                .isEqualTo("the weight from input 2 to unit 1 of layer hidden1");
        assertThat(topology.describe(topology.bias(0, 1))).isEqualTo("the bias of unit 1 of layer hidden1");
        assertThat(topology.describe(topology.bias(1, 3))).isEqualTo("the shared bias of layer hidden2");
        assertThat(topology.describe(20)).isEqualTo("the weight from input 3 to unit 0 of layer output");
    }

    @Test
    void has_no_parameter_outside() {
        assertThatThrownBy(() -> topology.describe(21))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There is no parameter 21: Net has parameters 0 to 20.");
        assertThatThrownBy(() -> topology.describe(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void says_which_layer_unit_or_input_does_not_exist() {
        assertThatThrownBy(() -> topology.weight(3, 0, 0)).hasMessage("There is no layer 3: Net has layers 0 to 2.");
        assertThatThrownBy(() -> topology.weight(0, 2, 0))
                .hasMessage("There is no unit 2: layer hidden1 has units 0 to 1.");
        assertThatThrownBy(() -> topology.weight(0, 0, 3))
                .hasMessage("There is no input 3: layer hidden1 has inputs 0 to 2.");
        assertThatThrownBy(() -> topology.bias(2, 0)).hasMessage("Layer output has no biases.");
    }

    @Test
    void refuses_layers_that_leave_a_gap() {
        Topology.Layer layer =
                new Topology.Layer("output", 3, 1, Activation.TANH, Bias.NONE, Init.AUTO, true, false, 1, 4);

        assertThatThrownBy(() -> new Topology("Net", 3, Loss.SQUARED_ERROR, List.of(layer)))
                .hasMessageStartingWith("Layer output does not fit the one before: expected 3 inputs");
        assertThatThrownBy(() -> new Topology("Net", 3, Loss.SQUARED_ERROR, List.of()))
                .hasMessage("A network needs at least one layer.");
    }
}
