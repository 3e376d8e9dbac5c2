package dev.deltarule.processor.plan;

import dev.deltarule.Bias;
import java.util.ArrayList;
import java.util.List;

/** Decides offsets and strategies for the layers of a network. */
public final class NetworkPlanner {
    private NetworkPlanner() {}

    /** Plans the layers of a valid network, the strategies by their sizes. */
    public static List<LayerPlan> plan(int inputs, List<DeclaredLayer> declared) {
        return plan(inputs, declared, StrategyChoice.AUTOMATIC);
    }

    /**
     * Plans the layers of a valid network.
     *
     * @param inputs the number of inputs of the network
     * @param declared the layers as declared
     * @param choice a layout to use whatever the sizes; {@link StrategyObstacle} says whether it works
     */
    public static List<LayerPlan> plan(int inputs, List<DeclaredLayer> declared, StrategyChoice choice) {
        List<String> given = declared.stream().map(DeclaredLayer::name).toList();
        List<String> names = LayerNames.full(given);
        List<String> symbols = LayerNames.symbols(given);
        List<LayerPlan> layers = new ArrayList<>();
        int width = inputs;
        int at = 0;
        boolean trainableBefore = false;
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
                    block,
                    layer.trainable() || trainableBefore,
                    trainableBefore,
                    Strategy.STRAIGHT_LINE));
            width = layer.size();
            at = block.end();
            trainableBefore |= layer.trainable();
        }
        if (choice.layout().isPresent()) {
            Strategy layout = choice.layout().get();
            return layers.stream().map(layer -> layer.withStrategy(layout)).toList();
        }
        return MethodBudget.straightLine(inputs, layers) <= MethodBudget.LIMIT ? layers : layerByLayer(layers);
    }

    /** Gives each layer unrolled methods of its own where all of them are short and together few; else kernels do the work. */
    private static List<LayerPlan> layerByLayer(List<LayerPlan> layers) {
        int weights = layers.stream().mapToInt(LayerPlan::weights).sum();
        boolean fits = weights <= MethodBudget.UNROLLED_WORTH_IT
                && layers.stream()
                        .allMatch(layer -> MethodBudget.unrolled(layer.inputs(), layer.units()) <= MethodBudget.LIMIT);
        Strategy strategy = fits ? Strategy.UNROLLED : Strategy.KERNELS;
        return layers.stream().map(layer -> layer.withStrategy(strategy)).toList();
    }
}
