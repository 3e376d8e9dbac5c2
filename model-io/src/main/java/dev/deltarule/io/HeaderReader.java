package dev.deltarule.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the JSON of a header. Everything in it must be known and said once; whether the tensors lie right is
 * {@link HeaderRules}' to judge.
 */
final class HeaderReader {
    /** Keeps no table of names, which strangers' files could fill. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Header.MOST_BYTES)
                    .maxNestingDepth(8)
                    .build())
            .build();

    private static final int SHOWN = 60;
    private static final Pattern LINE_BREAKERS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final String file;
    private final HeaderLimits limits;
    private final JsonParser json;
    private final Map<String, Header.Entry> tensors = new LinkedHashMap<>();
    private Optional<SortedMap<String, String>> metadata = Optional.empty();

    private HeaderReader(String file, HeaderLimits limits, JsonParser json) {
        this.file = file;
        this.limits = limits;
        this.json = json;
    }

    /** @throws ModelFileException if the bytes are no header of a safetensors file, or one with more than it may have */
    static Header read(String file, byte[] utf8) throws IOException {
        return read(file, new ByteArrayInputStream(utf8), HeaderLimits.DEFAULT);
    }

    /** The same of a stream that ends where the header does. It is read to its end. */
    static Header read(String file, InputStream utf8, HeaderLimits limits) throws IOException {
        InputStreamReader text = new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder());
        try (JsonParser json = JSON.createParser(text)) {
            HeaderReader reader = new HeaderReader(file, limits, json);
            reader.readAll();
            return HeaderRules.ordered(
                    file, List.copyOf(reader.tensors.values()), reader.metadata.orElseGet(TreeMap::new));
        } catch (CharacterCodingException e) {
            throw ModelFileException.damaged(file, "The header is no UTF-8 text.");
        } catch (StreamConstraintsException e) {
            throw ModelFileException.damaged(
                    file, "The header is none that is read: " + shortened(e.getOriginalMessage()) + ".");
        } catch (JsonProcessingException e) {
            throw ModelFileException.damaged(file, "The header is no JSON: " + shortened(e.getOriginalMessage()) + ".");
        }
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
                expect(!tensors.containsKey(name), () -> "The header has the tensor " + shortened(name) + " twice.");
                checkCount(tensors.size(), "tensors");
                tensors.put(name, readTensor(name));
            }
        }
        expect(json.nextToken() == null, "There is something behind the JSON of the header.");
    }

    private SortedMap<String, String> readMetadata() throws IOException {
        expect(json.hasToken(JsonToken.START_OBJECT), Header.METADATA + " is no JSON object.");
        SortedMap<String, String> strings = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = unicode(json.currentName());
            expect(json.nextToken() == JsonToken.VALUE_STRING, () -> "Metadata " + shortened(key) + " is no string.");
            expect(!strings.containsKey(key), () -> "The header has the metadata " + shortened(key) + " twice.");
            checkCount(strings.size(), "metadata");
            strings.put(key, unicode(json.getText()));
        }
        return strings;
    }

    private Header.Entry readTensor(String name) throws IOException {
        String tensor = "Tensor " + shortened(name);
        expect(json.hasToken(JsonToken.START_OBJECT), () -> tensor + " is described by no JSON object.");
        Optional<DType> dtype = Optional.empty();
        Optional<List<Long>> shape = Optional.empty();
        Optional<List<Long>> offsets = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> {
                    expect(dtype.isEmpty(), () -> tensor + " has two dtypes.");
                    dtype = Optional.of(readDType(tensor));
                }
                case "shape" -> {
                    expect(shape.isEmpty(), () -> tensor + " has two shapes.");
                    shape = Optional.of(readNumbers(tensor, "shape"));
                }
                case "data_offsets" -> {
                    expect(offsets.isEmpty(), () -> tensor + " has data_offsets twice.");
                    offsets = Optional.of(readNumbers(tensor, "data_offsets"));
                }
                default -> expect(false, () -> tensor + " has an unknown field " + shortened(key) + ".");
            }
        }
        expect(
                dtype.isPresent() && shape.isPresent() && offsets.isPresent(),
                () -> tensor + " needs dtype, shape and data_offsets, but not all are there.");
        return HeaderRules.entry(file, name, dtype.orElseThrow(), shape.orElseThrow(), offsets.orElseThrow());
    }

    private DType readDType(String tensor) throws IOException {
        expect(json.hasToken(JsonToken.VALUE_STRING), () -> tensor + ": dtype is no string.");
        String name = json.getText();
        return DType.named(name)
                .orElseThrow(() -> new ModelFileException(file + ": " + tensor + " has dtype " + shortened(name)
                        + ", but only " + List.of(DType.values())
                        + " are read. Convert it, in Python with astype, and save it anew."));
    }

    private List<Long> readNumbers(String tensor, String field) throws IOException {
        expect(json.hasToken(JsonToken.START_ARRAY), () -> tensor + ", " + field + " is no JSON array.");
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole = json.hasToken(JsonToken.VALUE_NUMBER_INT)
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    && json.getLongValue() >= 0;
            if (!whole) {
                throw ModelFileException.damaged(
                        file,
                        tensor + ", " + field + " should hold whole numbers from 0 to 2^63 - 1, but there is "
                                + shortened(json.getText()) + ".");
            }
            expect(
                    numbers.size() < HeaderLimits.DIMENSIONS,
                    () -> tensor + ", " + field + " has more than " + HeaderLimits.DIMENSIONS + " numbers.");
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
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void checkCount(int before, String what) {
        if (before >= limits.entries()) {
            throw new ModelFileException(file + ": its header has more than " + limits.entries() + " " + what
                    + ", as no network does. If you trust the file, allow a longer header: "
                    + HeaderLimits.HOW_TO_RAISE + ".");
        }
    }

    private void expect(boolean holds, String otherwise) {
        expect(holds, () -> otherwise);
    }

    private void expect(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw ModelFileException.damaged(file, otherwise.get());
        }
    }

    /** Names come from outside: a message does not grow with them, nor break lines. */
    static String shortened(String text) {
        if (text.length() > SHOWN) {
            int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
            return shortened(text.substring(0, end)) + "...";
        }
        return text.chars().anyMatch(HeaderReader::breaksLine)
                ? LINE_BREAKERS.matcher(text).replaceAll("?")
                : text;
    }

    private static boolean breaksLine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }
}
