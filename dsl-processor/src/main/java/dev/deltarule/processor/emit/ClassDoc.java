package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The javadoc of a generated class: what the network is, and how and why its code is laid out as it is. */
final class ClassDoc {
    private static final List<String> HEADER =
            List.of("layer", "shape", "activation", "weights", "biases", "multiply-adds", "strategy");

    private ClassDoc() {}

    /** The documentation of the class that every machine can run. */
    static CodeBlock of(NetworkPlan plan) {
        List<String> strategies =
                plan.layers().stream().map(layer -> layer.strategy().label()).toList();
        return doc(plan, strategies, strategy(plan));
    }

    /** The documentation of the Vector API variant. */
    static CodeBlock ofVectors(NetworkPlan plan) {
        VectorTypes types = new VectorTypes(plan.precision());
        List<String> strategies = plan.layers().stream()
                .map(layer -> "tiles of 4 x " + types.tileWidths(layer.units()).get(0) + " vectors")
                .toList();
        return doc(plan, strategies, """
                Tiles: sums for 4 examples (backward: 4 inputs) times 2 vectors of units stay in registers while a loop runs
                over the inputs (backward: the examples). Up to 64 examples are worked on together, and vectors are as wide
                as the machine's, or as the layer's units allow.""");
    }

    /** The table of layers and the reason for their strategies, without markup. */
    static String explain(NetworkPlan plan) {
        List<String> strategies =
                plan.layers().stream().map(layer -> layer.strategy().label()).toList();
        return "\n" + String.join("\n", table(plan, strategies)) + "\n" + strategy(plan);
    }

    private static CodeBlock doc(NetworkPlan plan, List<String> strategies, String why) {
        CodeBlock.Builder doc = CodeBlock.builder();
        doc.add(
                "The network {@link $T}: $L, $L, $L, loss $L.\n\n",
                RuntimeTypes.of(plan.type()),
                counted(plan.inputs(), "input"),
                counted(plan.outputs(), "output"),
                counted(plan.parameters(), "parameter"),
                plan.loss());
        doc.add("<pre>\n");
        for (String line : table(plan, strategies)) {
            doc.add("$L\n", line);
        }
        doc.add("</pre>\n\n");
        doc.add("""
                <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
                input by input. A shape is inputs x units.

                <p>$L

                <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
                the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
                before any parameter changes.
                """, why);
        return doc.build();
    }

    private static String strategy(NetworkPlan plan) {
        if (plan.choice().layout().isPresent()) {
            return "-Adeltarule.strategy=" + plan.choice().label() + " asked for this strategy, whatever the sizes.";
        }
        if (plan.isStraightLine()) {
            return """
                    Straight-line: each pass fits in one method that HotSpot still compiles (below 8,000 bytes of bytecode),
                    so it reads from top to bottom and keeps all values in local variables.""";
        }
        boolean unrolled = plan.layers().stream().anyMatch(layer -> layer.strategy() == Strategy.UNROLLED);
        boolean loops = plan.layers().stream().anyMatch(layer -> layer.strategy() == Strategy.LOOPS);
        String how = !loops
                ? "unrolled"
                : !unrolled ? "loops with literal bounds" : "unrolled, or loops with literal bounds";
        return """
                The whole network would not fit in one method that HotSpot still compiles (8,000 bytes of bytecode), so each
                layer has methods of its own: %s.""".formatted(how);
    }

    private static List<String> table(NetworkPlan plan, List<String> strategies) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (LayerPlan layer : plan.layers()) {
            rows.add(List.of(
                    layer.name(),
                    layer.inputs() + " x " + layer.units(),
                    layer.activation().name(),
                    range(layer.parameters().weightsAt(), layer.parameters().biasesAt()),
                    range(layer.parameters().biasesAt(), layer.parameters().end()),
                    String.format(Locale.ROOT, "%,d", layer.weights()),
                    strategies.get(layer.index())));
        }
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < widths.length; k++) {
                line.append(row.get(k)).append(" ".repeat(widths[k] - row.get(k).length() + 2));
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

    private static String counted(int count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
