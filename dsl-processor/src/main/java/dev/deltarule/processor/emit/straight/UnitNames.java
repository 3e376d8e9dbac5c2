package dev.deltarule.processor.emit.straight;

import dev.deltarule.Bias;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Weights;
import java.util.List;
import java.util.Locale;

/**
 * The names of single values.
 *
 * <p>Inputs are i1, i2; units of the hidden layer h1, h2 and of the output layer o1, o2, counted from 1 as on paper. A value
 * of a unit is {@code net_h1}, {@code out_h1}, {@code delta_h1}; the place of a weight is {@code W_O1_H2}, to output 1 from
 * hidden unit 2.
 */
final class UnitNames {
    private final ProgramLayers layers;
    private final boolean countsThrough;
    private final String separator;

    /**
     * Names for a program.
     *
     * @param countsThrough whether weights on paper are counted through all layers, as tutorials do, or anew in each
     */
    UnitNames(ProgramLayers layers, boolean countsThrough) {
        this.layers = layers;
        this.countsThrough = countsThrough;
        this.separator = separator(layers.forward().stream()
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

    /** A value of a unit, counted from 0: {@code net_h1}. */
    String of(String value, LayerSteps layer, int unit) {
        return value + "_" + unit(layer, unit);
    }

    /** A value of a layer: {@code sum_o}. */
    static String of(String value, LayerSteps layer) {
        return value + "_" + layer.symbol();
    }

    /**
     * What a layer reads: an input of the network or the output of a unit.
     *
     * @param training whether outputs may have been dropped
     */
    String source(LayerSteps layer, int input, boolean training) {
        Buffer in = layer.product().in();
        if (!in.isOwn()) {
            return input(input);
        }
        LayerSteps from = layers.writing(in);
        return of(training && from.dropout().isPresent() ? "kept" : "out", from, input);
    }

    /** The index constant of a weight: {@code W_O1_H2}. */
    String weightIndex(LayerSteps layer, int unit, int input) {
        Buffer in = layer.product().in();
        String from = in.isOwn() ? unit(layers.writing(in), input) : input(input);
        return "W_" + upper(unit(layer, unit)) + "_" + upper(from);
    }

    /** The index constant of a bias: {@code B_H} if shared, else {@code B_H1}. */
    String biasIndex(LayerSteps layer, int unit) {
        Weights weights = layer.weights();
        return weights.bias() == Bias.SHARED ? weights.biasesName() : "B_" + upper(unit(layer, unit));
    }

    /** The name of a weight on paper, counted unit by unit: {@code w5}. */
    String weight(LayerSteps layer, int unit, int input) {
        int before = counted(layer).stream()
                .mapToInt(weights -> weights.inputs() * weights.units())
                .sum();
        return "w" + (before + unit * layer.weights().inputs() + input + 1);
    }

    /** The name of a bias on paper: {@code b1}. */
    String bias(LayerSteps layer, int unit) {
        int before = counted(layer).stream().mapToInt(Weights::biases).sum();
        return "b" + (before + (layer.weights().bias() == Bias.SHARED ? 0 : unit) + 1);
    }

    private List<Weights> counted(LayerSteps layer) {
        List<Weights> all = layers.program().weights();
        return countsThrough ? all.subList(0, all.indexOf(layer.weights())) : List.of();
    }

    private String unit(LayerSteps layer, int unit) {
        return layer.symbol() + separator + (unit + 1);
    }

    private static String input(int input) {
        return "i" + (input + 1);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
