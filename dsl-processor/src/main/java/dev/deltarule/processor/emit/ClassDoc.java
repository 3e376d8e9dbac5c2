package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.emit.block.FewOneByOne;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people read of a network: the javadoc of its class, and what {@code -Adeltarule.explain} prints. */
final class ClassDoc {
    private ClassDoc() {}

    /** The table of layers, why they are computed as they are, and the program step by step. */
    static String explain(NetworkPlan plan, Program program) {
        List<String> lines = new ArrayList<>(LayerTables.layers(plan));
        lines.add("");
        lines.add(strategy(plan));
        if (plan.hasDropout()) {
            lines.add(dropout(plan));
        }
        steps(lines, "forward", program.drops() ? program.training() : program.forward());
        steps(lines, "error", program.errors());
        steps(lines, "backward", program.backward());
        steps(lines, "gradient", program.gradient());
        return "\n" + String.join("\n", lines);
    }

    private static void steps(List<String> lines, String pass, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        int widest =
                steps.stream().mapToInt(step -> step.layer().length()).max().orElseThrow();
        lines.add("");
        lines.add(pass);
        String layer = "";
        for (Step step : steps) {
            String name = step.layer().equals(layer) ? "" : step.layer();
            layer = step.layer();
            lines.add("  " + name + " ".repeat(widest - name.length()) + "  " + step.formula());
        }
    }

    /** The documentation of the class. */
    static CodeBlock of(NetworkPlan plan) {
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
        doc.add("</pre>\n\n");
        doc.add("""
                <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
                input by input. A shape is inputs x units.

                <p>$L
                $L
                <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
                the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
                before any parameter changes.
                """, strategy(plan), plan.hasDropout() ? "\n<p>" + dropout(plan) + "\n" : "");
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
        String blocks = plan.usesKernels() ? String.format(Locale.ROOT, """

                        Blocks of %d and more examples go to kernels, where the Vector API runs.""", FewOneByOne.WORTH_A_BLOCK) : "";
        return switch (plan.strategy()) {
            case STRAIGHT_LINE -> """
                Straight-line: each pass fits in one method that HotSpot still compiles (below 8,000 bytes of bytecode),
                so it reads from top to bottom and keeps all values in local variables.""" + blocks;
            case UNROLLED -> """
                Unrolled: the whole network would not fit in one method that HotSpot still compiles (8,000 bytes of
                bytecode), so each layer has methods of its own.""" + blocks;
            case KERNELS -> """
                Kernels: methods that all networks share do the work on blocks of examples, layer by layer. They use the
                Vector API where the virtual machine was started with it, else plain loops.""";
        };
    }

    private static String counted(int count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
