package dev.deltarule.io;

import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.ParameterTensor.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tensors of a file that look like those of a layer.
 *
 * @param name what their names begin with, such as {@code 0} or {@code dense_1}
 * @param ofKeras whether the weights are a kernel, {@code [inputs, units]}
 */
record FileLayer(String name, Header.Entry weight, Optional<Header.Entry> bias, boolean ofKeras) {
    private static final Pattern WEIGHT = Pattern.compile("((?:.*\\.)?)weight()", Pattern.DOTALL);
    private static final Pattern KERNEL = Pattern.compile("((?:.*[./])?)kernel((?::\\d+)?)", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** Layers by their names, numbers in names by their value: {@code 10} comes behind {@code 2}. */
    private static final Comparator<String> NATURAL =
            Comparator.comparing(FileLayer::padded).thenComparing(Comparator.naturalOrder());

    static boolean isKernel(String name) {
        return KERNEL.matcher(name).matches();
    }

    /** In the order of their names, which is that of the network for those of PyTorch and Keras. */
    static List<FileLayer> of(Map<String, Header.Entry> tensors) {
        SortedMap<String, FileLayer> layers = new TreeMap<>(NATURAL);
        tensors.forEach((name, weight) -> {
            boolean ofKeras = isKernel(name);
            Matcher parts = (ofKeras ? KERNEL : WEIGHT).matcher(name);
            if (parts.matches()) {
                String prefix = parts.group(1);
                Optional<Header.Entry> bias = Optional.ofNullable(tensors.get(prefix + "bias" + parts.group(2)));
                String layer = prefix.substring(0, Math.max(0, prefix.length() - 1));
                layers.put(layer, new FileLayer(layer, weight, bias, ofKeras));
            }
        });
        return List.copyOf(layers.values());
    }

    /** Whether a layer with these tensors has the same shapes. */
    boolean fits(List<ParameterTensor> layer) {
        return Optional.of(ofKeras ? turned(weight.shape()) : weight.shape()).equals(shape(layer, Role.WEIGHT))
                && bias.map(Header.Entry::shape).equals(shape(layer, Role.BIAS));
    }

    private static List<Integer> turned(List<Integer> shape) {
        List<Integer> turned = new ArrayList<>(shape);
        Collections.reverse(turned);
        return turned;
    }

    private static Optional<List<Integer>> shape(List<ParameterTensor> tensors, Role role) {
        return tensors.stream()
                .filter(tensor -> tensor.role() == role)
                .map(ParameterTensor::shape)
                .findFirst();
    }

    private static String padded(String name) {
        return DIGITS.matcher(name)
                .replaceAll(digits -> "0".repeat(18 - digits.group().length()) + digits.group());
    }
}
