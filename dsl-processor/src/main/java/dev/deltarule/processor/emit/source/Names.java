package dev.deltarule.processor.emit.source;

import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Every name in a generated class.
 *
 * <p>Inputs are i1, i2; units of the hidden layer h1, h2 and of the output layer o1, o2, counted from 1 as on paper. A value
 * of a unit is {@code net_h1}, {@code out_h1}, {@code delta_h1}; the values of a layer in an array are {@code nets_h}; the
 * place of a weight is {@code W_O1_H2}, to output 1 from hidden unit 2.
 */
public final class Names {
    private final NetworkPlan plan;
    private final List<LayerPlan> layers;
    private final String separator;

    public Names(NetworkPlan plan) {
        this.plan = plan;
        this.layers = plan.layers();
        this.separator = separator(layers.stream()
                .map(layer -> layer.symbol().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** What stands between a layer's symbol and a unit's number, so that no unit is called like another layer. */
    private static String separator(List<String> symbols) {
        boolean plain = symbols.stream().allMatch(s -> Character.isLetter(s.codePointBefore(s.length())));
        String separator = plain ? "" : "_";
        while (clashes(symbols, separator)) {
            separator += "_";
        }
        return separator;
    }

    private static boolean clashes(List<String> symbols, String separator) {
        for (String unit : symbols) {
            for (String symbol : symbols) {
                if (unit.startsWith(symbol + separator)
                        && unit.substring(symbol.length() + separator.length()).matches("\\d+")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A unit, counted from 0: {@code h1}. */
    public String unit(LayerPlan layer, int unit) {
        return layer.symbol() + separator + (unit + 1);
    }

    /** An input of the network, counted from 0: {@code i1}. */
    public static String input(int input) {
        return "i" + (input + 1);
    }

    /** What a layer reads: an input of the network or the output of a unit before it. */
    public String source(LayerPlan layer, int input) {
        return layer.index() == 0 ? input(input) : of("out", layers.get(layer.index() - 1), input);
    }

    /** A value of a unit: {@code net_h1}. */
    public String of(String value, LayerPlan layer, int unit) {
        return value + "_" + unit(layer, unit);
    }

    /** A value of a layer: {@code nets_h}, {@code sum_o}. */
    public static String of(String value, LayerPlan layer) {
        return value + "_" + layer.symbol();
    }

    /** The index constant of a weight: {@code W_O1_H2}. */
    public String weightIndex(LayerPlan layer, int unit, int input) {
        String from = layer.index() == 0 ? input(input) : unit(layers.get(layer.index() - 1), input);
        return "W_" + upper(unit(layer, unit)) + "_" + upper(from);
    }

    /** The index constant of a bias: {@code B_H} if shared, else {@code B_H1}. */
    public String biasIndex(LayerPlan layer, int unit) {
        return layer.bias() == Bias.SHARED ? biasesAt(layer) : "B_" + upper(unit(layer, unit));
    }

    /** The constant that holds where a layer's weights begin: {@code W_H}. */
    public static String weightsAt(LayerPlan layer) {
        return "W_" + upper(layer.symbol());
    }

    /** The constant that holds where a layer's biases begin: {@code B_H}. */
    public static String biasesAt(LayerPlan layer) {
        return "B_" + upper(layer.symbol());
    }

    /** The name of a weight on paper, counted unit by unit: {@code w5}. */
    public String weight(LayerPlan layer, int unit, int input) {
        int before = counted(layer).stream().mapToInt(LayerPlan::weights).sum();
        return "w" + (before + unit * layer.inputs() + input + 1);
    }

    /** The name of a bias on paper: {@code b1}. */
    public String bias(LayerPlan layer, int unit) {
        int before = counted(layer).stream().mapToInt(LayerPlan::biases).sum();
        return "b" + (before + (layer.bias() == Bias.SHARED ? 0 : unit) + 1);
    }

    /** A small network counts its weights through all layers, as tutorials do; a large one anew in each layer. */
    private List<LayerPlan> counted(LayerPlan layer) {
        return plan.isStraightLine() ? layers.subList(0, layer.index()) : List.of();
    }

    /** The name of a private method, unless the interface has one of that name. */
    public String method(String name) {
        Set<String> taken = plan.surroundings().methodNames();
        String free = name;
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
