package dev.deltarule.io;

import dev.deltarule.runtime.Topology;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How {@link ModelFiles#load(dev.deltarule.runtime.Model, java.nio.file.Path, LoadOptions)} reads files that others wrote.
 *
 * <pre>{@code
 * ModelFiles.load(net, file, LoadOptions.defaults().names(Map.of("0", "hidden", "2", "out")));
 * }</pre>
 */
public final class LoadOptions {
    private static final LoadOptions DEFAULTS = new LoadOptions(Map.of(), OptionalInt.empty());

    private final Map<String, String> names;
    private final OptionalInt headerBytes;

    private LoadOptions(Map<String, String> names, OptionalInt headerBytes) {
        this.names = names;
        this.headerBytes = headerBytes;
    }

    /** Tensors have the names of the network's layers, and a header is as long as its network may need, and 1 MiB more. */
    public static LoadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Other names for what is in the file.
     *
     * @param newNames from names in the file to those of the network: of layers, so that {@code "0"} to {@code "hidden"} makes
     *     {@code hidden.weight} of {@code 0.weight} and {@code hidden.bias} of {@code 0.bias}, or of single tensors
     */
    public LoadOptions names(Map<String, String> newNames) {
        return new LoadOptions(Map.copyOf(newNames), headerBytes);
    }

    /**
     * Longer headers, for trusted files with much metadata.
     *
     * @param most from 1 to 100,000,000 bytes, the most that the format allows; memory is needed for several times as many
     * @throws IllegalArgumentException if it is none of these
     */
    public LoadOptions headerBytes(int most) {
        return new LoadOptions(names, OptionalInt.of(HeaderLimits.of(most).bytes()));
    }

    HeaderLimits limits(Topology topology) {
        return headerBytes.isPresent() ? HeaderLimits.of(headerBytes.getAsInt()) : HeaderLimits.of(topology);
    }

    Header renamed(String file, Header header) {
        if (names.isEmpty()) {
            return header;
        }
        Set<String> unused = new LinkedHashSet<>(names.keySet());
        Map<String, Header.Entry> renamed = new LinkedHashMap<>();
        for (Header.Entry entry : header.tensors()) {
            unused.remove(entry.name());
            unused.remove(layer(entry.name()));
            String name = renamed(entry.name());
            if (!name.equals(entry.name()) && FileLayer.isKernel(entry.name())) {
                throw new ModelFileException(file + ", tensor " + HeaderReader.shortened(entry.name())
                        + ": a kernel of Keras is [inputs, units], the transpose of a weight. Turn it in Python, "
                        + NameAdvice.TRANSPOSE + ", and save it as " + name + ".");
            }
            if (renamed.put(name, entry.named(name)) != null) {
                throw new ModelFileException(file + ": two of its tensors would be called " + TensorNames.quoted(name)
                        + ". Give each a name of its own in LoadOptions.names.");
            }
        }
        if (!unused.isEmpty()) {
            throw new ModelFileException(file + ": LoadOptions.names has "
                    + TensorNames.quoted(unused.iterator().next())
                    + ", but no tensor or layer of the file is called that. It has "
                    + TensorNames.some(
                            header.tensors().stream().map(Header.Entry::name).toList())
                    + ".");
        }
        return new Header(List.copyOf(renamed.values()), header.metadata());
    }

    /** What was read, once its header could be renamed. */
    Safetensors renamed(Safetensors content) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> tensors.put(renamed(name), tensor));
        return new Safetensors(tensors, content.metadata());
    }

    private String renamed(String name) {
        String layer = layer(name);
        String kind = name.substring(layer.isEmpty() ? 0 : layer.length() + 1);
        String ofLayer = names.containsKey(layer) ? names.get(layer) + "." + kind : name;
        return names.getOrDefault(name, ofLayer);
    }

    private static String layer(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
