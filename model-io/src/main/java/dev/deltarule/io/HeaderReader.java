package dev.deltarule.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the JSON of a header. Everything in it must be known and said once; whether the tensors lie right is
 * {@link HeaderRules}' to judge.
 */
final class HeaderReader {
    /** Keeps no table of names, which strangers' files could fill. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final int SHOWN = 60;

    private final String file;
    private final JsonParser json;
    private final Map<String, Header.Entry> tensors = new LinkedHashMap<>();
    private Optional<Map<String, String>> metadata = Optional.empty();

    private HeaderReader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** @throws ModelFileException if the bytes are no header of a safetensors file */
    static Header read(String file, byte[] utf8) {
        try (JsonParser json = JSON.createParser(text(utf8))) {
            HeaderReader reader = new HeaderReader(file, json);
            reader.readAll();
            return HeaderRules.ordered(
                    file, List.copyOf(reader.tensors.values()), new TreeMap<>(reader.metadata.orElse(Map.of())));
        } catch (CharacterCodingException e) {
            throw ModelFileException.damaged(file, "The header is no UTF-8 text.");
        } catch (JsonProcessingException e) {
            throw ModelFileException.damaged(file, "The header is no JSON: " + shortened(e.getOriginalMessage()) + ".");
        } catch (IOException e) {
            throw new ModelFileException(file + " cannot be read: " + e, e);
        }
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private void readAll() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "The header is no JSON object.");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = unicode(json.currentName());
            json.nextToken();
            if (name.equals(Header.METADATA)) {
                expect(metadata.isEmpty(), "The header has " + Header.METADATA + " twice.");
                metadata = Optional.of(readMetadata());
            } else {
                expect(!tensors.containsKey(name), "The header has the tensor " + shortened(name) + " twice.");
                tensors.put(name, readTensor(name));
            }
        }
        expect(json.nextToken() == null, "There is something behind the JSON of the header.");
    }

    private Map<String, String> readMetadata() throws IOException {
        expect(json.hasToken(JsonToken.START_OBJECT), Header.METADATA + " is no JSON object.");
        Map<String, String> strings = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = unicode(json.currentName());
            expect(json.nextToken() == JsonToken.VALUE_STRING, "Metadata " + shortened(key) + " is no string.");
            expect(!strings.containsKey(key), "The header has the metadata " + shortened(key) + " twice.");
            strings.put(key, unicode(json.getText()));
        }
        return strings;
    }

    private Header.Entry readTensor(String name) throws IOException {
        String tensor = "Tensor " + shortened(name);
        expect(json.hasToken(JsonToken.START_OBJECT), tensor + " is described by no JSON object.");
        Optional<DType> dtype = Optional.empty();
        Optional<List<Long>> shape = Optional.empty();
        Optional<List<Long>> offsets = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> {
                    expect(dtype.isEmpty(), tensor + " has two dtypes.");
                    dtype = Optional.of(readDType(tensor));
                }
                case "shape" -> {
                    expect(shape.isEmpty(), tensor + " has two shapes.");
                    shape = Optional.of(readNumbers(tensor + ", shape"));
                }
                case "data_offsets" -> {
                    expect(offsets.isEmpty(), tensor + " has data_offsets twice.");
                    offsets = Optional.of(readNumbers(tensor + ", data_offsets"));
                }
                default -> expect(false, tensor + " has an unknown field " + shortened(key) + ".");
            }
        }
        expect(
                dtype.isPresent() && shape.isPresent() && offsets.isPresent(),
                tensor + " needs dtype, shape and data_offsets, but not all are there.");
        return HeaderRules.entry(file, name, dtype.orElseThrow(), shape.orElseThrow(), offsets.orElseThrow());
    }

    private DType readDType(String tensor) throws IOException {
        expect(json.hasToken(JsonToken.VALUE_STRING), tensor + ": dtype is no string.");
        String name = json.getText();
        return DType.named(name)
                .orElseThrow(() -> new ModelFileException(file + ": " + tensor + " has dtype " + shortened(name)
                        + ", but only " + List.of(DType.values())
                        + " are read. Convert it, in Python with astype, and save it anew."));
    }

    private List<Long> readNumbers(String what) throws IOException {
        expect(json.hasToken(JsonToken.START_ARRAY), what + " is no JSON array.");
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole = json.hasToken(JsonToken.VALUE_NUMBER_INT)
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    && json.getLongValue() >= 0;
            expect(
                    whole,
                    what + " should hold whole numbers from 0 to 2^63 - 1, but there is " + shortened(json.getText())
                            + ".");
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    /** Escapes can make strings that no UTF-8 has. */
    private String unicode(String text) {
        expect(isUnicode(text), "The header holds half a surrogate pair.");
        return text;
    }

    static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw ModelFileException.damaged(file, otherwise);
        }
    }

    /** Names come from outside: a message does not grow with them, nor break lines. */
    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
