package dev.deltarule.runtime;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the table behind {@link Model#summary()}; 76 columns, whatever the names in it. */
final class Summary {
    private static final int WIDTH = 76;
    private static final int NAME_WIDTH = 32;
    private static final String RULE = "-".repeat(WIDTH) + "\n";

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    static String of(Model model) {
        Summary summary = new Summary();
        summary.layers(model.topology());
        summary.totals(model);
        summary.wrapped(Models.describe(model));
        return summary.text.toString();
    }

    private void layers(Topology topology) {
        text.append(shortened(topology.name(), WIDTH)).append('\n').append(RULE);
        row("layer", "outputs", "activation", "parameters");
        text.append(RULE);
        row("inputs", number(topology.inputs()), "", "");
        for (Topology.Layer layer : topology.layers()) {
            row(layer.name(), number(layer.units()), layer.activation().name(), number(layer.parameters()));
        }
        text.append(RULE);
    }

    private void totals(Model model) {
        Topology topology = model.topology();
        long all = topology.parameters();
        long trainable = 0;
        for (ParameterTensor tensor : topology.tensors()) {
            trainable += tensor.trainable() ? tensor.count() : 0;
        }
        boolean isFloat = model instanceof FloatModel;
        row("parameters", "", "", number(all));
        row("  trainable", "", "", number(trainable));
        row("  fixed", "", "", number(all - trainable));
        row(isFloat ? "bytes (float)" : "bytes (double)", "", "", number(all * (isFloat ? Float.BYTES : Double.BYTES)));
        text.append("loss").append(" ".repeat(WIDTH - 4 - topology.loss().name().length()));
        text.append(topology.loss()).append('\n');
        String dropout = topology.layers().stream()
                .filter(layer -> layer.dropout() > 0)
                .map(layer -> layer.name() + " " + layer.dropout())
                .collect(Collectors.joining(", "));
        if (!dropout.isEmpty()) {
            wrapped("dropout in training: " + dropout);
        }
    }

    private void wrapped(String sentence) {
        int column = 0;
        for (String word : sentence.split(" ", -1)) {
            if (column > 0) {
                boolean fits = column + 1 + word.length() <= WIDTH;
                text.append(fits ? ' ' : '\n');
                column = fits ? column + 1 : 0;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }

    private void row(String name, String outputs, String activation, String parameters) {
        String line = String.format(
                Locale.ROOT, "%-32s %13s  %-12s %15s", shortened(name, NAME_WIDTH), outputs, activation, parameters);
        text.append(line.stripTrailing()).append('\n');
    }

    private static String shortened(String name, int width) {
        return name.length() <= width ? name : name.substring(0, width - 3) + "...";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
