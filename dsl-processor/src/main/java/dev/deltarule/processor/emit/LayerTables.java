package dev.deltarule.processor.emit;

import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table with a row for each layer: its shape, its activation, and where its parameters lie. */
final class LayerTables {
    private static final List<String> HEADER =
            List.of("layer", "shape", "activation", "weights", "biases", "multiply-adds");

    private LayerTables() {}

    static List<String> layers(NetworkPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        plan.layers().forEach(layer -> rows.add(row(layer)));
        int[] widths = new int[HEADER.size()];
        for (List<String> cells : rows) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], cells.get(k).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> cells : rows) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < widths.length; k++) {
                boolean last = k == widths.length - 1; // numbers, aligned to the right
                String padding = " ".repeat(widths[k] - cells.get(k).length());
                line.append(last ? padding + cells.get(k) : cells.get(k) + padding)
                        .append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static List<String> row(LayerPlan layer) {
        return List.of(
                layer.name(),
                layer.inputs() + " x " + layer.units(),
                layer.activation().name(),
                range(layer.parameters().weightsAt(), layer.parameters().biasesAt()),
                range(layer.parameters().biasesAt(), layer.parameters().end()),
                String.format(Locale.ROOT, "%,d", layer.weights()));
    }

    private static String range(int from, int end) {
        if (from == end) {
            return "none";
        }
        return end == from + 1 ? Integer.toString(from) : from + ".." + (end - 1);
    }
}
