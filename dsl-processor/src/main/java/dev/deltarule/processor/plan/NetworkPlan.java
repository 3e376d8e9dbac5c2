package dev.deltarule.processor.plan;

import dev.deltarule.Loss;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the emitters need to know of a network.
 *
 * @param type the annotated interface
 * @param precision in which it computes
 * @param inputs the number of inputs
 * @param loss the error of one example
 * @param layers the layers, the output layer last
 * @param predictions the prediction methods, in the order declared
 * @param choice what {@code -Adeltarule.strategy} asks for
 * @param surroundings names in the user's code that the generated source must not collide with
 */
public record NetworkPlan(
        TypeReference type,
        Precision precision,
        int inputs,
        Loss loss,
        List<LayerPlan> layers,
        List<Prediction> predictions,
        StrategyChoice choice,
        Surroundings surroundings) {
    /** Weights from which the blocks of a small network are faster in kernels that use the Vector API. */
    private static final int WEIGHTS_WORTH_KERNELS = 64;

    /**
     * What is around the generated class.
     *
     * @param methodNames names of all methods of the interface
     * @param typeNames simple names of types that the interface brings into scope
     * @param fieldNames names of the constants that it brings into scope
     * @param hiddenPackages first names of packages that something in scope is called like too, and what that is
     * @param shadowsJavaLang whether the package has a class named as one of java.lang that the source uses
     * @param warnings of the compiler that the generated class would cause and its user could not mend, sorted
     */
    public record Surroundings(
            Set<String> methodNames,
            Set<String> typeNames,
            Set<String> fieldNames,
            Map<String, String> hiddenPackages,
            boolean shadowsJavaLang,
            Set<String> warnings) {}

    /** The output layer. */
    public LayerPlan outputLayer() {
        return layers.get(layers.size() - 1);
    }

    /** Whether a layer is the output layer. */
    public boolean isOutput(LayerPlan layer) {
        return layer.index() == layers.size() - 1;
    }

    /** The number of outputs. */
    public int outputs() {
        return outputLayer().units();
    }

    /** The number of parameters of all layers. */
    public int parameters() {
        return outputLayer().parameters().end();
    }

    /** The strategy if all layers share one method. */
    public boolean isStraightLine() {
        return strategy() == Strategy.STRAIGHT_LINE;
    }

    /** The constants of the enum that prediction methods return; none where there is no enum or several differ. */
    public List<String> classNames() {
        List<List<String>> different = predictions.stream()
                .filter(prediction -> prediction.result() instanceof Prediction.Result.OfEnum)
                .map(prediction -> ((Prediction.Result.OfEnum) prediction.result()).constants())
                .distinct()
                .toList();
        return different.size() == 1 ? different.get(0) : List.of();
    }

    /** What prediction methods call several inputs that they take one by one; none where no method does, or several differ. */
    public List<String> inputNames() {
        List<List<String>> different = predictions.stream()
                .map(prediction -> prediction.input().names())
                .filter(names -> names.size() > 1)
                .distinct()
                .toList();
        return different.size() == 1 ? different.get(0) : List.of();
    }

    /** What records that prediction methods return call several outputs; none where there is no record, or several differ. */
    public List<String> outputNames() {
        List<List<String>> different = predictions.stream()
                .map(prediction -> prediction.result().names())
                .filter(names -> names.size() > 1)
                .distinct()
                .toList();
        return different.size() == 1 ? different.get(0) : List.of();
    }

    /** How its code is laid out. */
    public Strategy strategy() {
        return NetworkPlanner.strategy(inputs, layers, choice);
    }

    /**
     * Whether blocks of examples go to kernels. A small network has to be worth it; and a strategy that was asked for is to run.
     */
    public boolean usesKernels() {
        return strategy() == Strategy.KERNELS
                || (isStraightLine() && choice == StrategyChoice.AUTOMATIC && isWorthKernels());
    }

    private boolean isWorthKernels() {
        return layers.stream().mapToInt(LayerPlan::weights).sum() >= WEIGHTS_WORTH_KERNELS;
    }

    /** Whether training drops outputs of some layer. */
    public boolean hasDropout() {
        return layers.stream().anyMatch(LayerPlan::drops);
    }
}
