package dev.deltarule.io;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a file says of the network whose parameters it holds, and whether that is the one at hand. */
final class ModelMetadata {
    private static final String PREFIX = "deltarule.";
    static final String FORMAT = PREFIX + "format";
    static final String FORMAT_VERSION = PREFIX + "format_version";
    static final String VERSION = PREFIX + "version";
    private static final String NETWORK = PREFIX + "network";
    private static final String TOPOLOGY = PREFIX + "topology";
    private static final String FINGERPRINT = PREFIX + "fingerprint";
    private static final String PRECISION = PREFIX + "precision";
    private static final String LAYOUT = PREFIX + "layout";
    private static final Set<String> ALL = Set.of(
            FORMAT, FORMAT_VERSION, VERSION, NETWORK, TOPOLOGY, FINGERPRINT, PRECISION, LAYOUT, Safetensors.CHECKSUM);

    private ModelMetadata() {}

    /** All but the checksum. */
    static Map<String, String> of(Model model, String format) {
        Map<String, String> metadata = new LinkedHashMap<>();
        String topology = TopologyText.of(model.topology());
        metadata.put(FORMAT, format);
        metadata.put(FORMAT_VERSION, "1");
        metadata.put(VERSION, libraryVersion());
        metadata.put(NETWORK, model.topology().name());
        metadata.put(TOPOLOGY, topology);
        metadata.put(FINGERPRINT, fingerprint(topology));
        metadata.put(PRECISION, precision(model));
        metadata.put(
                LAYOUT,
                "weight: [units, inputs], as in torch.nn.Linear; bias: [units], or [1] where all units share one");
        return metadata;
    }

    /** Whether a file says whose parameters it holds; all that is said of them must then be there. */
    static boolean isPresent(Map<String, String> metadata) {
        return metadata.keySet().stream().anyMatch(key -> key.startsWith(PREFIX) && !key.equals(Safetensors.CHECKSUM));
    }

    /** @throws ModelFileException if the file is for another network or of another kind, or does not say so */
    static void check(String file, Map<String, String> metadata, Model model, String format) {
        Map<String, String> expected = of(model, format);
        if (metadata.containsKey(FORMAT)) {
            same(file, metadata, expected, FORMAT, "Checkpoints are resumed with Checkpoints");
        }
        for (String key : ALL) {
            if (!metadata.containsKey(key)) {
                throw ModelFileException.damaged(
                        file, "The metadata " + key + " is missing, although the file has others of deltarule.");
            }
        }
        same(file, metadata, expected, FORMAT_VERSION, "Load it with a newer version of deltarule");
        String differences =
                TopologyText.differences(expected.getOrDefault(TOPOLOGY, ""), metadata.getOrDefault(TOPOLOGY, ""));
        if (!differences.isEmpty()) {
            throw new ModelFileException(file + ": it holds another topology than "
                    + model.topology().name() + " has: " + differences
                    + ". Load it into a network declared like the one that was saved.");
        }
        same(file, metadata, expected, FINGERPRINT, "Load it into a network declared like the one that was saved");
        same(
                file,
                metadata,
                expected,
                PRECISION,
                "Declare " + model.topology().name() + " as a "
                        + (model instanceof FloatModel ? "DoubleModel" : "FloatModel") + ", or save it anew");
    }

    private static void same(
            String file, Map<String, String> metadata, Map<String, String> expected, String key, String advice) {
        String wanted = expected.getOrDefault(key, "");
        String found = metadata.getOrDefault(key, "");
        if (!found.equals(wanted)) {
            throw new ModelFileException(file + ", metadata " + key + ": expected " + wanted + ", found "
                    + HeaderReader.shortened(found) + ". " + advice + ".");
        }
    }

    private static String precision(Model model) {
        return model instanceof FloatModel ? "float" : "double";
    }

    private static String fingerprint(String topology) {
        return HexFormat.of().formatHex(Checksum.sha256().digest(topology.getBytes(StandardCharsets.UTF_8)));
    }

    /** The version of deltarule, for files of any kind. */
    static String libraryVersion() {
        try (InputStream version = ModelMetadata.class.getResourceAsStream("version.txt")) {
            if (version == null) {
                throw new IllegalStateException("The file version.txt is missing in the jar of deltarule-model-io.");
            }
            return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
