package dev.deltarule.runtime;

import java.util.List;

/** What {@link Topology} refuses, in words. */
final class TopologyChecks {
    private TopologyChecks() {}

    static void names(String network, String what, int count, String named, List<String> names) {
        if (!names.isEmpty() && names.size() != count) {
            throw new IllegalArgumentException(
                    network + " has " + count + " " + what + ", but " + names.size() + " names of " + named + ".");
        }
    }

    static void index(int index, int size, String what, String owner) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "There is no " + what + " " + index + ": " + owner + " has " + what + "s 0 to " + (size - 1) + ".");
        }
    }

    /** The tensor that a parameter is of. */
    static ParameterTensor tensor(List<ParameterTensor> tensors, int parameter, String network) {
        for (ParameterTensor tensor : tensors) {
            if (parameter >= tensor.offset() && parameter < tensor.end()) {
                return tensor;
            }
        }
        int last = tensors.get(tensors.size() - 1).end() - 1;
        throw new IndexOutOfBoundsException(
                "There is no parameter " + parameter + ": " + network + " has parameters 0 to " + last + ".");
    }
}
