package dev.deltarule.processor.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code -Adeltarule.strategy} asks for. */
public enum StrategyChoice {
    /** Nothing: the strategy by size. */
    AUTOMATIC(""),
    /** All layers in one method. */
    STRAIGHT_LINE(Strategy.STRAIGHT_LINE),
    /** Every layer unrolled in methods of its own. */
    UNROLLED(Strategy.UNROLLED),
    /** Kernels, whatever the sizes. */
    KERNELS(Strategy.KERNELS);

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

    /** The strategy that was asked for, if one was. */
    public Optional<Strategy> layout() {
        return layout;
    }
}
