package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.ParameterTensor.Role;
import dev.deltarule.runtime.reference.Topologies;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterTensorTest {
    private final Topology topology = Topologies.of(
            "Net",
            3,
            Loss.SQUARED_ERROR,
            layer(2, Activation.RELU),
            layer(4, Activation.TANH).bias(Bias.SHARED).init(Init.UNIFORM),
            layer(5, Activation.TANH).bias(Bias.NONE).fixed());

    @Test
    void layers_have_weights_and_then_the_biases_that_they_declare() {
        assertThat(topology.tensors())
                .containsExactly(
                        weight("hidden1", List.of(2, 3), 0, Init.HE_NORMAL, true),
                        bias("hidden1", 2, 6, 3, 2),
                        weight("hidden2", List.of(4, 2), 8, Init.UNIFORM, true),
                        bias("hidden2", 1, 16, 2, 4),
                        weight("output", List.of(5, 4), 17, Init.GLOROT_UNIFORM, false));
        assertThat(topology.tensors())
                .extracting(ParameterTensor::name)
                .containsExactly("hidden1.weight", "hidden1.bias", "hidden2.weight", "hidden2.bias", "output.weight");
    }

    @Test
    void they_lie_without_a_gap() {
        int at = 0;
        for (ParameterTensor tensor : topology.tensors()) {
            assertThat(tensor.offset()).isEqualTo(at);
            at = tensor.end();
        }
        assertThat(at).isEqualTo(topology.parameters());
    }

    @Test
    void weights_count_row_by_row_in_their_shape_but_lie_input_by_input() {
        ParameterTensor weights = topology.tensors().get(2);

        assertThat(weights.count()).isEqualTo(8);
        assertThat(weights.stride(0)).isEqualTo(1);
        assertThat(weights.stride(1)).isEqualTo(4);
        for (int unit = 0; unit < 4; unit++) {
            for (int input = 0; input < 2; input++) {
                assertThat(weights.index(unit * 2 + input)).isEqualTo(topology.weight(1, unit, input));
            }
        }
    }

    /** As a convolution could have them: in files units, channels, rows, columns, in memory rows, columns, channels, units. */
    @Test
    void axes_may_be_any_number_in_any_order() {
        ParameterTensor kernel = new ParameterTensor(
                "conv", Role.WEIGHT, List.of(2, 3, 4, 5), List.of(2, 3, 1, 0), 7, 60, 40, Init.UNIFORM, true);

        assertThat(kernel.count()).isEqualTo(120);
        assertThat(List.of(kernel.stride(0), kernel.stride(1), kernel.stride(2), kernel.stride(3)))
                .containsExactly(1, 2, 30, 6);
        // unit 1, channel 2, row 3, column 4
        assertThat(kernel.index(((1 * 3 + 2) * 4 + 3) * 5 + 4)).isEqualTo(7 + 3 * 30 + 4 * 6 + 2 * 2 + 1);
    }

    @Test
    void weights_alone_are_shrunk_and_only_where_they_are_trained() {
        assertThat(topology.tensors())
                .extracting(ParameterTensor::isShrunk)
                .containsExactly(true, false, true, false, false);
    }

    @Test
    void shapes_and_orders_that_no_array_has_are_refused() {
        assertThatThrownBy(() -> tensor(List.of(2, 0), List.of(1, 0), Init.ZEROS))
                .hasMessage("The weight of layer odd cannot have the shape [2, 0] with its axes in the order [1, 0].");
        assertThatThrownBy(() -> tensor(List.of(2, 3), List.of(0), Init.ZEROS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("shape [2, 3] with its axes in the order [0].");
        assertThatThrownBy(() -> tensor(List.of(2, 3), List.of(1, 2), Init.ZEROS))
                .hasMessageEndingWith("in the order [1, 2].");
        assertThatThrownBy(() -> tensor(List.of(2, 3), List.of(0, 1), Init.ZEROS))
                .hasMessage(
                        "The axis of units, 0, varies fastest in the weights of a layer, but the order of those of odd"
                                + " is [0, 1].");
        assertThatThrownBy(() -> tensor(List.of(2, 3), List.of(1, 0), Init.AUTO))
                .hasMessage("AUTO is no way to draw parameters; resolve it first.");
    }

    @Test
    void topologies_are_equal_when_they_say_the_same() {
        Topology same = new Topology("Net", 3, Loss.SQUARED_ERROR, topology.layers());

        assertThat(same).isEqualTo(topology).hasSameHashCodeAs(topology).hasToString(topology.toString());
        assertThat(new Topology("Net", 3, Loss.HUBER, topology.layers())).isNotEqualTo(topology);
        assertThat(new Topology("Net", 3, Loss.SQUARED_ERROR, topology.layers(), List.of(), List.of("a", "b", "c")))
                .isNotEqualTo(topology);
    }

    private static ParameterTensor weight(String layer, List<Integer> shape, int offset, Init init, boolean trainable) {
        return new ParameterTensor(
                layer, Role.WEIGHT, shape, List.of(1, 0), offset, shape.get(1), shape.get(0), init, trainable);
    }

    private static ParameterTensor bias(String layer, int count, int offset, int fanIn, int fanOut) {
        return new ParameterTensor(
                layer, Role.BIAS, List.of(count), List.of(0), offset, fanIn, fanOut, Init.ZEROS, true);
    }

    private static ParameterTensor tensor(List<Integer> shape, List<Integer> order, Init init) {
        return new ParameterTensor("odd", Role.WEIGHT, shape, order, 0, 1, 1, init, true);
    }
}
