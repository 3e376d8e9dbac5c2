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
        assertThat(strategy(StrategyChoice.AUTOMATIC, 4, 16, 3)).isEqualTo(Strategy.STRAIGHT_LINE);
    }

    @Test
    void givesLayersOfSomewhatLargerNetworksMethodsOfTheirOwn() {
        assertThat(strategy(StrategyChoice.AUTOMATIC, 15, 15, 15)).isEqualTo(Strategy.UNROLLED);
    }

    @Test
    void leavesLargeAndDeepNetworksToKernels() {
        int[] sizes = IntStream.generate(() -> 15).limit(100).toArray();

        assertThat(strategy(StrategyChoice.AUTOMATIC, 784, 128, 10, 10)).isEqualTo(Strategy.KERNELS);
        assertThat(strategy(StrategyChoice.AUTOMATIC, 15, sizes)).isEqualTo(Strategy.KERNELS);
    }

    @Test
    void usesTheLayoutThatWasAskedForWhateverTheSizes() {
        assertThat(strategy(StrategyChoice.KERNELS, 4, 16, 3)).isEqualTo(Strategy.KERNELS);
        assertThat(strategy(StrategyChoice.STRAIGHT_LINE, 784, 128, 10)).isEqualTo(Strategy.STRAIGHT_LINE);
    }

    /** 20 bytes for each gradient, and 11 for each weight through which deltas pass back to a layer that wants them. */
    @Test
    void countsDeltasThatPassBackOnlyBehindTrainedLayers() {
        long trained = straightLine(layer(11, Bias.PER_UNIT), layer(11, Bias.PER_UNIT));
        long frozen = straightLine(frozen(11), layer(11, Bias.PER_UNIT));

        assertThat(trained - frozen).isEqualTo((11 * 11 + 11) * 20 + 11 * 11 * 11);
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

    private static Strategy strategy(StrategyChoice choice, int inputs, int... sizes) {
        return NetworkPlanner.strategy(inputs, NetworkPlanner.plan(inputs, layers(sizes)), choice);
    }

    private static long straightLine(DeclaredLayer... layers) {
        return MethodBudget.straightLine(11, NetworkPlanner.plan(11, List.of(layers)));
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
