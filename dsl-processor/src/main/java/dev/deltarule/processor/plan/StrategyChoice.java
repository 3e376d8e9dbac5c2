package dev.deltarule.processor.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code -Adeltarule.strategy} asks for: a layout of the plain class, or with or without the Vector API variant. */
public enum StrategyChoice {
    /** Nothing: strategies by size, and the variant where it gains. */
    AUTOMATIC(""),
    /** The plain class alone, all layers in one method. */
    STRAIGHT_LINE(Strategy.STRAIGHT_LINE),
    /** The plain class alone, every layer unrolled. */
    UNROLLED(Strategy.UNROLLED),
    /** The plain class alone, every layer as loops. */
    LOOPS(Strategy.LOOPS),
    /** The variant also for networks that are too small to gain from it. */
    VECTOR("vector"),
    /** No variant. */
    PLAIN("plain");

    /** Units of a layer from which the variant gains. */
    private static final int UNITS_WORTH_VECTORS = 16;

    /** Weights from which a small network in float gains, whose blocks have examples side by side in vectors. */
    private static final int WEIGHTS_WORTH_VECTORS = 6;

    private final String label;
    private final Optional<Strategy> layout;

    StrategyChoice(String label) {
        this.label = label;
        this.layout = Optional.empty();
    }

    StrategyChoice(Strategy layout) {
        this.label = layout.label();
        this.layout = Optional.of(layout);
    }

    /** The choice of a label as it is written in the option; empty if there is none of that label. */
    public static Optional<StrategyChoice> of(String label) {
        return labelled().stream().filter(choice -> choice.label.equals(label)).findFirst();
    }

    /** What may be written in the option, for people: {@code straight-line, unrolled, ...}. */
    public static String labels() {
        return labelled().stream().map(StrategyChoice::label).collect(Collectors.joining(", "));
    }

    private static List<StrategyChoice> labelled() {
        return Arrays.stream(values()).filter(choice -> choice != AUTOMATIC).toList();
    }

    /** What is written in the option. */
    public String label() {
        return label;
    }

    /** The layout of the plain class that was asked for, if one was. */
    public Optional<Strategy> layout() {
        return layout;
    }

    /** Whether the Vector API variant of these layers is wanted; a layout that was asked for is to run, so it has none. */
    public boolean wantsVectors(List<LayerPlan> layers, Precision precision) {
        return switch (this) {
            case AUTOMATIC ->
                layers.stream().anyMatch(layer -> layer.units() >= UNITS_WORTH_VECTORS)
                        || (precision == Precision.FLOAT
                                && layers.stream().allMatch(layer -> layer.strategy() == Strategy.STRAIGHT_LINE)
                                && layers.stream().mapToInt(LayerPlan::weights).sum() >= WEIGHTS_WORTH_VECTORS);
            case VECTOR -> true;
            case PLAIN, STRAIGHT_LINE, UNROLLED, LOOPS -> false;
        };
    }
}
