package dev.deltarule.io;

import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to do with a file whose tensors have other names: PyTorch's {@code nn.Sequential} numbers its layers, and Keras calls
 * weights kernels. Where the shapes fit layer by layer, the names to give are spelled out.
 */
final class NameAdvice {
    static final String TRANSPOSE = "w.T.copy() with NumPy or w.T.contiguous() with PyTorch";
    private static final int SHOWN = 5;

    private NameAdvice() {}

    static String of(Map<String, Header.Entry> tensors, Topology topology) {
        Map<String, List<ParameterTensor>> wanted = topology.tensors().stream()
                .collect(Collectors.groupingBy(ParameterTensor::layer, LinkedHashMap::new, Collectors.toList()));
        List<String> names = List.copyOf(wanted.keySet());
        boolean fewEnough = tensors.size() <= 2 * names.size();
        List<FileLayer> layers = fewEnough ? FileLayer.of(tensors) : List.of();
        boolean fits = layers.size() == names.size();
        for (int k = 0; fits && k < layers.size(); k++) {
            fits = layers.get(k).fits(wanted.getOrDefault(names.get(k), List.of()));
        }
        if (tensors.keySet().stream().anyMatch(FileLayer::isKernel)) {
            return "Its names are those of Keras, whose kernels are the transpose of weights. In Python, turn each, "
                    + TRANSPOSE + ", and save it under the names of the network"
                    + (fits ? ": " + mapping(layers, names, NameAdvice::python) : "") + ".";
        }
        if (!fits) {
            return "Rename what the file has with LoadOptions.names, or declare the network's layers as the file has them.";
        }
        return "Layer by layer its shapes fit. Load it with LoadOptions.defaults().names(Map.of("
                + mapping(layers, names, NameAdvice::java) + ")), or save it anew under these names.";
    }

    /** Words that turn the names of a layer into those of another. */
    @FunctionalInterface
    private interface Rename {
        String text(FileLayer from, String to);
    }

    private static String mapping(List<FileLayer> layers, List<String> names, Rename rename) {
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            if (!layers.get(k).name().equals(names.get(k))) {
                parts.add(rename.text(layers.get(k), names.get(k)));
            }
        }
        return parts.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (parts.size() > SHOWN ? ", ..." : "");
    }

    private static String java(FileLayer from, String to) {
        return TensorNames.quoted(from.name()) + ", \"" + to + "\"";
    }

    private static String python(FileLayer from, String to) {
        String bias = from.bias()
                .map(entry -> ", " + TensorNames.quoted(entry.name()) + " is \"" + to + ".bias\"")
                .orElse("");
        return TensorNames.quoted(from.weight().name()) + " is \"" + to + ".weight\"" + bias;
    }
}
