package dev.deltarule.io;

import dev.deltarule.runtime.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A topology in words, one line for the inputs and one for each layer: what must agree for parameters to mean the same. The
 * loss and what is trainable may differ.
 */
final class TopologyText {
    private static final int NAMED = 3;
    /** More than any network has. */
    private static final int MOST_LINES = 1000;

    private TopologyText() {}

    static String of(Topology topology) {
        return topology.inputs() + " inputs\n"
                + topology.layers().stream().map(TopologyText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Topology.Layer layer) {
        String biases = switch (layer.bias()) {
            case PER_UNIT -> "one bias per unit";
            case SHARED -> "one shared bias";
            case NONE -> "no biases";
        };
        return "layer " + layer.name() + ": " + layer.units() + " units, " + layer.activation() + ", " + biases;
    }

    /** Says where the words of a file differ from those expected; empty if they do not. */
    static String differences(String expected, String found) {
        List<String> wanted = expected.lines().toList();
        List<String> there = found.lines().limit(MOST_LINES).toList();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(wanted.size(), there.size()); i++) {
            String one = i < wanted.size() ? wanted.get(i) : "no more layers";
            String other = i < there.size() ? there.get(i) : "no more layers";
            if (!one.equals(other)) {
                differences.add("expected \"" + one + "\", found \"" + HeaderReader.shortened(other) + "\"");
            }
        }
        int more = differences.size() - NAMED;
        return differences.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
