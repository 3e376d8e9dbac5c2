package dev.deltarule.processor.plan;

import dev.deltarule.Bias;
import java.util.ArrayList;
import java.util.List;

/** Decides offsets and names of the layers of a network, and how its code is laid out. */
public final class NetworkPlanner {
    private NetworkPlanner() {}

    /**
     * Plans the layers of a valid network.
     *
     * @param inputs the number of inputs of the network
     * @param declared the layers as declared
     */
    public static List<LayerPlan> plan(int inputs, List<DeclaredLayer> declared) {
        List<String> given = declared.stream().map(DeclaredLayer::name).toList();
        List<String> names = LayerNames.full(given);
        List<String> symbols = LayerNames.symbols(given);
        List<LayerPlan> layers = new ArrayList<>();
        int width = inputs;
        int at = 0;
        for (int k = 0; k < declared.size(); k++) {
            DeclaredLayer layer = declared.get(k);
            ParameterLayout.Block block = ParameterLayout.block(at, width, layer.size(), layer.bias());
            layers.add(new LayerPlan(
                    k,
                    names.get(k),
                    symbols.get(k),
                    width,
                    layer.size(),
                    layer.activation(),
                    layer.bias(),
                    layer.init(),
                    layer.dropout(),
                    layer.trainable(),
                    layer.trainable() && layer.trainableBias() && layer.bias() != Bias.NONE,
                    block));
            width = layer.size();
            at = block.end();
        }
        return layers;
    }

    /**
     * How the code of a network is laid out.
     *
     * @param choice a layout to use whatever the sizes; {@link StrategyObstacle} says whether it works
     */
    static Strategy strategy(int inputs, List<LayerPlan> layers, StrategyChoice choice) {
        return choice.layout().orElseGet(() -> bySize(inputs, layers));
    }

    /** One method if it is short; unrolled layers if all of their methods are short and together few; else kernels. */
    private static Strategy bySize(int inputs, List<LayerPlan> layers) {
        if (MethodBudget.straightLine(inputs, layers) <= MethodBudget.LIMIT) {
            return Strategy.STRAIGHT_LINE;
        }
        int weights = layers.stream().mapToInt(LayerPlan::weights).sum();
        boolean fits = weights <= MethodBudget.UNROLLED_WORTH_IT
                && layers.stream()
                        .allMatch(layer -> MethodBudget.unrolled(layer.inputs(), layer.units()) <= MethodBudget.LIMIT);
        return fits ? Strategy.UNROLLED : Strategy.KERNELS;
    }
}
