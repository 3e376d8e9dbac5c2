package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.CostModel;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The javadoc of a generated class: what the network is, and how and why its code is laid out as it is. */
final class ClassDoc {
    private static final String CYCLES = String.format(Locale.ROOT, """
            Cycles are estimated for one example in a block of %d and one core, with the parameters in its caches and
            no input 0; a step of gradient descent has the forward pass in it.""", CostModel.EXAMPLES);

    private ClassDoc() {}

    /** The documentation of the class that every machine can run. */
    static CodeBlock of(NetworkPlan plan) {
        return doc(plan, LayerTables.plain(plan), strategy(plan));
    }

    /** The documentation of the Vector API variant. */
    static CodeBlock ofVectors(NetworkPlan plan) {
        return doc(plan, vectorTable(plan), vectors(plan));
    }

    private static List<String> vectorTable(NetworkPlan plan) {
        return plan.isStraightLine() ? LayerTables.across(plan) : LayerTables.vectors(plan);
    }

    private static String vectors(NetworkPlan plan) {
        return plan.isStraightLine() ? across() : tiles();
    }

    private static String across() {
        return String.format(Locale.ROOT, """
                Examples side by side: in a block each lane of a vector is an example, so that no layer needs to fill one; the
                gradient, which is a sum over the examples, has inputs or units in the lanes. Up to %d examples are worked on
                together, and vectors are as wide as the machine's. A few examples go one by one, straight through.""", AcrossEmitter.BLOCK);
    }

    /** The tables of layers of all classes and the reasons for their strategies, without markup. */
    static String explain(NetworkPlan plan) {
        List<String> lines = new ArrayList<>(LayerTables.layers(plan));
        lines.add("");
        lines.addAll(LayerTables.plain(plan));
        lines.add(strategy(plan));
        if (plan.hasVectorVariant()) {
            lines.add("");
            lines.addAll(vectorTable(plan));
            lines.add(vectors(plan));
        }
        lines.add("");
        if (plan.hasDropout()) {
            lines.add(dropout(plan));
            lines.add("");
        }
        lines.add(CYCLES);
        return "\n" + String.join("\n", lines);
    }

    private static String tiles() {
        return String.format(Locale.ROOT, """
                Tiles: sums for 4 or 6 examples (backward: inputs) times some vectors of units stay in registers while a loop
                runs over the inputs (backward: the examples). Up to %d examples are worked on together, and vectors are as wide
                as the machine's.""", VectorEmitter.BLOCK);
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
        LayerTables.layers(plan).forEach(line -> doc.add("$L\n", line));
        doc.add("\n");
        strategies.forEach(line -> doc.add("$L\n", line));
        doc.add("</pre>\n\n");
        doc.add("""
                <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
                input by input. A shape is inputs x units.

                <p>$L

                <p>$L
                $L
                <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
                the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
                before any parameter changes.
                """, why, CYCLES, plan.hasDropout() ? "\n<p>" + dropout(plan) + "\n" : "");
        return doc.build();
    }

    private static String dropout(NetworkPlan plan) {
        return plan.layers().stream()
                        .filter(LayerPlan::drops)
                        .map(layer -> layer.name() + " with probability " + layer.dropout())
                        .collect(Collectors.joining(", ", "Training drops outputs of ", "."))
                + " Predictions and the error of loss use all.";
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
        return String.format(Locale.ROOT, """
                The whole network would not fit in one method that HotSpot still compiles (8,000 bytes of bytecode), so each
                layer has methods of its own: %s.""", how);
    }

    private static String counted(int count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
