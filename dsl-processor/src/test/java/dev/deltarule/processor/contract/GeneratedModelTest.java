package dev.deltarule.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Loss;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad arguments are refused before anything is touched, and replicas share parameters: in every strategy. */
class GeneratedModelTest {
    private static final int INPUTS = 12;
    private static final int OUTPUTS = 10;

    /** Hidden units that make the network straight-line, unrolled by layer, and looped. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 70})
    void namesTheArrayThatIsTooShort(int hidden) {
        DoubleModel net = network(hidden);
        double[] in = new double[2 * INPUTS];
        double[] out = new double[2 * OUTPUTS];

        assertThatThrownBy(() -> net.predict(in, INPUTS + 1, out, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("in must hold 1 x 12 numbers from index 13 on, but its length is 24.");
        assertThatThrownBy(() -> net.predict(in, 0, out, OUTPUTS, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("out must hold 2 x 10 numbers from index 10 on, but its length is 20.");
        assertThatThrownBy(() -> net.predict(in, -1, out, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> net.predict(in, 0, out, 0, -1)).hasMessage("count must be at least 0, but is -1.");
        assertThatThrownBy(() -> net.loss(in, 0, out, OUTPUTS + 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("target must hold 1 x 10 numbers");
        assertThatThrownBy(() -> net.gradient(in, 0, out, 0, 1, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "gradient must have " + net.parameters().length + " entries, one per parameter, but has 3.");
        assertThat(out).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 70})
    void worksOnNoExamplesButDoesNotLearnFromThem(int hidden) {
        DoubleModel net = network(hidden);

        assertThat(net.loss(new double[0], 0, new double[0], 0, 0)).isZero();
        assertThatThrownBy(() -> net.descend(new double[0], 0, new double[0], 0, 0, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be at least 1, but is 0.");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 70})
    void keepsItsParametersWhenAnInputIsNotANumber(int hidden) {
        DoubleModel net = network(hidden);
        double[] before = net.parameters().clone();
        double[] in = new double[3 * INPUTS];
        in[INPUTS + 5] = Double.NaN;
        double[] target = new double[3 * OUTPUTS];
        target[0] = 1;
        target[OUTPUTS] = 1;
        target[2 * OUTPUTS] = 1;

        assertThatThrownBy(() -> net.descend(in, INPUTS, target, 0, 1, 0.1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("The loss is NaN, so no step was taken");
        assertThatThrownBy(() -> net.descend(in, 0, target, 0, 3, 0.1)).isInstanceOf(ArithmeticException.class);
        assertThat(net.parameters()).isEqualTo(before);

        in[INPUTS + 5] = 1;
        net.descend(in, 0, target, 0, 3, 0.1);
        assertThat(net.parameters()).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 70})
    void replicasShareParametersAndNothingElse(int hidden) throws InterruptedException {
        DoubleModel net = network(hidden);
        DoubleModel replica = net.replicate();
        assertThat(replica).isNotSameAs(net).hasSameClassAs(net);
        assertThat(replica.parameters()).isSameAs(net.parameters());

        double[] in = new double[INPUTS];
        in[2] = 1;
        double[] other = new double[INPUTS];
        other[7] = -1;
        double[] expected = new double[OUTPUTS];
        net.predict(in, 0, expected, 0);

        Thread busy = new Thread(() -> {
            double[] out = new double[OUTPUTS];
            for (int k = 0; k < 20_000; k++) {
                replica.predict(other, 0, out, 0);
            }
        });
        busy.start();
        double[] actual = new double[OUTPUTS];
        for (int k = 0; k < 20_000; k++) {
            net.predict(in, 0, actual, 0);
            assertThat(actual).isEqualTo(expected);
        }
        busy.join();
    }

    @Test
    void knowsItsTopology() {
        Topology topology = network(20).topology();

        assertThat(topology.name()).isEqualTo("Net");
        assertThat(topology.loss()).isEqualTo(Loss.CROSS_ENTROPY);
        assertThat(topology.layers()).extracting(Topology.Layer::name).containsExactly("hidden", "output");
        assertThat(topology.layers()).extracting(Topology.Layer::units).containsExactly(20, 10);
        assertThat(topology.weight(1, 3, 2)).isEqualTo(12 * 20 + 20 + 2 * 10 + 3);
    }

    @Test
    void theSmallestNetworkIsOneWeight() {
        FloatModel net = Networks.compile("One", """
                        @Network(inputs = 1)
                        @Layer(size = 1, activation = Activation.IDENTITY, bias = Bias.NONE)
                        public interface One extends FloatModel {}
                        """).succeeded().create("One", FloatModel.class);
        net.parameters()[0] = 3;
        float[] out = new float[1];
        net.predict(new float[] {2}, 0, out, 0);

        assertThat(out).containsExactly(6);
        assertThat(net.descend(new float[] {2}, 0, new float[] {4}, 0, 1, 0.1f)).isEqualTo(2);
        assertThat(net.parameters()).containsExactly(3 - 0.1f * 2 * 2);
    }

    private static DoubleModel network(int hidden) {
        Networks networks =
                Networks.compile("Net", """
                @Network(inputs = %d, loss = Loss.CROSS_ENTROPY)
                @Layer(size = %d, activation = Activation.TANH)
                @Layer(size = %d, activation = Activation.SOFTMAX)
                public interface Net extends DoubleModel {}
                """.formatted(INPUTS, hidden, OUTPUTS)).succeeded();
        return Models.create(networks.load("Net").asSubclass(DoubleModel.class), 1);
    }
}
