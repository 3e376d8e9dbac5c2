package dev.deltarule.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkPlannerTest {
    @Test
    void laysOutWeightsAndThenBiasesLayerAfterLayer() {
        List<LayerPlan> layers =
                NetworkPlanner.plan(3, List.of(layer(4, Bias.PER_UNIT), layer(2, Bias.SHARED), layer(5, Bias.NONE)));

        assertThat(layers)
                .extracting(LayerPlan::parameters)
                .containsExactly(
                        new ParameterLayout.Block(0, 12, 16),
                        new ParameterLayout.Block(16, 24, 25),
                        new ParameterLayout.Block(25, 35, 35));
    }

    @Test
    void writesSmallNetworksStraightDown() {
        assertThat(NetworkPlanner.plan(4, layers(16, 3)))
                .extracting(LayerPlan::strategy)
                .containsOnly(Strategy.STRAIGHT_LINE);
    }

    @Test
    void givesLayersOfSomewhatLargerNetworksMethodsOfTheirOwn() {
        assertThat(NetworkPlanner.plan(15, layers(15, 15)))
                .extracting(LayerPlan::strategy)
                .containsOnly(Strategy.UNROLLED);
    }

    @Test
    void leavesLargeAndDeepNetworksToKernels() {
        int[] sizes = IntStream.generate(() -> 15).limit(100).toArray();

        assertThat(NetworkPlanner.plan(784, layers(128, 10, 10)))
                .extracting(LayerPlan::strategy)
                .containsOnly(Strategy.KERNELS);
        assertThat(NetworkPlanner.plan(15, layers(sizes)))
                .extracting(LayerPlan::strategy)
                .containsOnly(Strategy.KERNELS);
    }

    @Test
    void usesTheLayoutThatWasAskedForWhateverTheSizes() {
        assertThat(NetworkPlanner.plan(4, layers(16, 3), StrategyChoice.KERNELS))
                .extracting(LayerPlan::strategy)
                .containsExactly(Strategy.KERNELS, Strategy.KERNELS);
        assertThat(NetworkPlanner.plan(784, layers(128, 10), StrategyChoice.STRAIGHT_LINE))
                .extracting(LayerPlan::strategy)
                .containsExactly(Strategy.STRAIGHT_LINE, Strategy.STRAIGHT_LINE);
    }

    @Test
    void skipsDeltasThatNoTrainableLayerNeeds() {
        List<LayerPlan> layers = NetworkPlanner.plan(2, List.of(frozen(3), layer(3, Bias.PER_UNIT), frozen(2)));

        assertThat(layers).extracting(LayerPlan::hasDelta).containsExactly(false, true, true);
        assertThat(layers).extracting(LayerPlan::passesBack).containsExactly(false, false, true);
    }

    @Test
    void namesLayersByTheirPlace() {
        assertThat(NetworkPlanner.plan(1, layers(1)))
                .extracting(LayerPlan::name)
                .containsExactly("output");
        assertThat(NetworkPlanner.plan(1, layers(1, 1)))
                .extracting(LayerPlan::name)
                .containsExactly("hidden", "output");
        assertThat(NetworkPlanner.plan(1, layers(1, 1, 1)))
                .extracting(LayerPlan::name, LayerPlan::symbol)
                .containsExactly(tuple("hidden1", "h1"), tuple("hidden2", "h2"), tuple("output", "o"));
    }

    @Test
    void givesWayToALayerThatTheUserCalledAsOneOfItsShortNames() {
        DeclaredLayer o = new DeclaredLayer(1, Activation.TANH, Bias.NONE, Init.AUTO, true, true, "o");

        assertThat(NetworkPlanner.plan(1, List.of(o, layer(1, Bias.NONE))))
                .extracting(LayerPlan::symbol)
                .containsExactly("o", "output");
    }

    @Test
    void refusesMoreParametersThanAnIntCounts() {
        assertThatThrownBy(() -> NetworkPlanner.plan(65_536, layers(65_536))).isInstanceOf(ArithmeticException.class);
    }

    private static List<DeclaredLayer> layers(int... sizes) {
        return IntStream.of(sizes).mapToObj(size -> layer(size, Bias.PER_UNIT)).toList();
    }

    private static DeclaredLayer layer(int size, Bias bias) {
        return new DeclaredLayer(size, Activation.TANH, bias, Init.AUTO, true, true, "");
    }

    private static DeclaredLayer frozen(int size) {
        return new DeclaredLayer(size, Activation.TANH, Bias.PER_UNIT, Init.AUTO, false, true, "");
    }
}
