package dev.deltarule.processor.emit;

import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.CostModel;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tables with a row for each layer: what the layers are, and how and at what cost a generated class computes them. */
final class LayerTables {
    /** Columns from here on hold numbers and are aligned to the right. */
    private static final int COST_COLUMNS = 2;

    private LayerTables() {}

    /** Shapes, activations and where parameters lie. */
    static List<String> layers(NetworkPlan plan) {
        return table(
                plan,
                List.of("layer", "shape", "activation", "weights", "biases", "multiply-adds"),
                layer -> List.of(
                        layer.name(),
                        layer.inputs() + " x " + layer.units(),
                        layer.activation().name(),
                        range(layer.parameters().weightsAt(), layer.parameters().biasesAt()),
                        range(layer.parameters().biasesAt(), layer.parameters().end()),
                        number(layer.weights())),
                5);
    }

    /** Strategies of the plain class and their cycles. */
    static List<String> plain(NetworkPlan plan) {
        return table(
                plan,
                List.of("layer", "strategy", "cycles forward", "cycles of a step"),
                layer -> {
                    CostModel.Cycles cycles = CostModel.plain(layer, plan.precision(), functions(layer));
                    return List.of(
                            layer.name(), layer.strategy().label(), number(cycles.forward()), number(cycles.step()));
                },
                COST_COLUMNS);
    }

    /** Tiles of the Vector API variant, examples x vectors, and their cycles, for two lengths of vectors. */
    static List<String> vectors(NetworkPlan plan) {
        return table(
                plan,
                List.of("layer", "256 bits: tile", "forward", "step", "512 bits: tile", "forward", "step"),
                layer -> {
                    List<String> row = new ArrayList<>(List.of(layer.name()));
                    for (int bits : new int[] {256, 512}) {
                        CostModel.Cycles cycles = CostModel.tiles(layer, plan.precision(), bits, functions(layer));
                        row.add(CostModel.tile(layer, plan.precision(), bits));
                        row.add(number(cycles.forward()));
                        row.add(number(cycles.step()));
                    }
                    return row;
                },
                1);
    }

    /** Cycles of the Vector API variant of a small network, for two lengths of vectors. */
    static List<String> across(NetworkPlan plan) {
        return table(
                plan,
                List.of("layer", "256 bits: forward", "step", "512 bits: forward", "step"),
                layer -> {
                    List<String> row = new ArrayList<>(List.of(layer.name()));
                    for (int bits : new int[] {256, 512}) {
                        CostModel.Cycles cycles = CostModel.across(layer, plan.precision(), bits, functions(layer));
                        row.add(number(cycles.forward()));
                        row.add(number(cycles.step()));
                    }
                    return row;
                },
                1);
    }

    /** Functions that the activation of a unit calls; a softmax takes the exponential of each. */
    private static int functions(LayerPlan layer) {
        return ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation
                ? activation.value().functions()
                : 1;
    }

    /** Columns from {@code firstNumber} on are aligned to the right. */
    private static List<String> table(
            NetworkPlan plan, List<String> header, Function<LayerPlan, List<String>> row, int firstNumber) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        plan.layers().forEach(layer -> rows.add(row.apply(layer)));
        int[] widths = new int[header.size()];
        for (List<String> cells : rows) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], cells.get(k).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> cells : rows) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < widths.length; k++) {
                String padding = " ".repeat(widths[k] - cells.get(k).length());
                line.append(k < firstNumber ? cells.get(k) + padding : padding + cells.get(k))
                        .append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String range(int from, int end) {
        if (from == end) {
            return "none";
        }
        return end == from + 1 ? Integer.toString(from) : from + ".." + (end - 1);
    }

    /** Two figures: estimates are not good for more. */
    private static String number(double cycles) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, cycles))) - 1));
        return String.format(Locale.ROOT, "%,.0f", Math.round(cycles / unit) * unit);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
