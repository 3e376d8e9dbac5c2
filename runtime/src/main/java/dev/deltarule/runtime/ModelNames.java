package dev.deltarule.runtime;

import dev.deltarule.runtime.support.NameLists;
import java.util.List;

/**
 * What the inputs and outputs of a network are called: the classes of the enum that it was declared with, and what a training
 * learnt from its examples. A network and its replicas have the same.
 */
public final class ModelNames {
    private record Known(List<String> inputs, List<String> targets) {}

    private final Topology topology;
    private volatile Known known;

    /** No names but those of the enum. */
    public ModelNames(Topology topology) {
        this.topology = topology;
        this.known = new Known(List.of(), topology.classNames());
    }

    /** The names of the inputs, empty where they are unknown. */
    public List<String> inputs() {
        return known.inputs();
    }

    /** The names of the outputs, which are those of the classes where each stands for one; empty where they are unknown. */
    public List<String> targets() {
        return known.targets();
    }

    /**
     * Names the inputs and outputs, as those of the examples that were learnt from.
     *
     * @param inputs one per input, or none to forget them
     * @param targets one per output, or none to forget them; the constants of an enum stay
     * @throws IllegalArgumentException if there are more or fewer, or the targets differ from the constants of the enum
     */
    public void set(List<String> inputs, List<String> targets) {
        check("input", inputs, topology.inputs());
        check("output", targets, topology.outputs());
        List<String> classes = topology.classNames();
        if (!classes.isEmpty() && !targets.isEmpty() && !classes.equals(targets)) {
            throw new IllegalArgumentException(topology.name() + " was declared with the classes "
                    + NameLists.shown(classes) + ", which cannot become " + NameLists.shown(targets) + ".");
        }
        known = new Known(List.copyOf(inputs), classes.isEmpty() ? List.copyOf(targets) : classes);
    }

    private void check(String what, List<String> names, int count) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException(topology.name() + " needs one name per " + what + ", " + count
                    + ", but there are " + names.size() + ": " + NameLists.shown(names) + ".");
        }
    }
}
