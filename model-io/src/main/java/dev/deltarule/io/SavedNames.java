package dev.deltarule.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.support.ClassNames;
import dev.deltarule.runtime.support.NameLists;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a file says a network's inputs and targets are called, each a JSON array of strings in the metadata. Files without them
 * say nothing of names.
 *
 * @param inputs one per input, or none
 * @param targets one per output, or none
 */
record SavedNames(List<String> inputs, List<String> targets) {
    private static final String INPUTS = "deltarule.inputs";
    private static final String TARGETS = "deltarule.targets";
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** Adds the names that a network has to the metadata of its file. */
    static void write(Model model, Map<String, String> metadata) {
        put(metadata, INPUTS, model.names().inputs());
        put(metadata, TARGETS, model.names().targets());
    }

    private static void put(Map<String, String> metadata, String key, List<String> names) {
        if (!names.isEmpty()) {
            metadata.put(key, json(names));
        }
    }

    private static String json(List<String> names) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (String name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Reads the names of a file for a network, whose parameters mean what they say.
     *
     * @throws ModelFileException if they are no lists of the right lengths, or the targets are not the network's classes
     */
    static SavedNames read(String file, Map<String, String> metadata, Topology topology) {
        List<String> inputs = list(file, metadata, INPUTS, topology.inputs());
        List<String> targets = list(file, metadata, TARGETS, topology.outputs());
        List<String> classes = topology.classNames();
        if (targets.isEmpty()) {
            return new SavedNames(inputs, targets);
        }
        if (classes.isEmpty()) {
            return new SavedNames(inputs, asReturned(file, targets, topology));
        }
        int[] places = ClassNames.amongConstants(classes, targets);
        if (!IntStream.range(0, places.length).allMatch(c -> places[c] == c)) {
            throw new ModelFileException(
                    file + ": its network learnt the classes " + NameLists.shown(targets) + ", but "
                            + topology.name() + " was declared with " + NameLists.shown(classes)
                            + ". Load it into a network whose enum has the same constants in the same order.");
        }
        return new SavedNames(inputs, classes);
    }

    /** Targets that the network's result calls the same are called as there; of other names nothing is known. */
    private static List<String> asReturned(String file, List<String> targets, Topology topology) {
        List<String> outputs = topology.outputNames();
        int[] places = ClassNames.amongNames(outputs, targets);
        for (int target = 0; target < places.length; target++) {
            if (places[target] >= 0 && places[target] != target) {
                throw new ModelFileException(file + ": its network learnt the targets " + NameLists.shown(targets)
                        + ", but a prediction method of " + topology.name() + " returns " + NameLists.shown(outputs)
                        + ". Load it into a network whose record has its components in the order of the targets.");
            }
        }
        return IntStream.range(0, places.length).allMatch(target -> places[target] == target) ? outputs : targets;
    }

    private static List<String> list(String file, Map<String, String> metadata, String key, int count) {
        if (!metadata.containsKey(key)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (JsonParser json = JSON.createParser(metadata.getOrDefault(key, ""))) {
            boolean right = json.nextToken() == JsonToken.START_ARRAY;
            while (right && names.size() <= count && json.nextToken() == JsonToken.VALUE_STRING) {
                names.add(json.getText());
            }
            if (right && names.size() == count && json.hasToken(JsonToken.END_ARRAY) && json.nextToken() == null) {
                return List.copyOf(names);
            }
        } catch (IOException e) {
            throw new ModelFileException(file + ", metadata " + key + ": expected " + count
                    + " names, but it is no JSON array of strings: "
                    + HeaderReader.shortened(metadata.getOrDefault(key, "")) + ".");
        }
        throw new ModelFileException(file + ", metadata " + key + ": expected " + count + " names as a JSON array, but"
                + " there is " + HeaderReader.shortened(metadata.getOrDefault(key, "")) + ".");
    }
}
