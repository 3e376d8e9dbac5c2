package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that no file should have, each with what is said of it. */
class HeaderReaderTest {
    private static final String A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    @ParameterizedTest
    @MethodSource("refusedHeaders")
    void refuses(String header, String message) {
        assertThatThrownBy(() -> read(header, 16))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("x.safetensors: ")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> refusedHeaders() {
        return Stream.of(
                Arguments.of("", "The header is no JSON object."),
                Arguments.of("[]", "The header is no JSON object."),
                Arguments.of("{", "The header is no JSON: "),
                Arguments.of("{" + A + "} {}", "There is something behind the JSON of the header."),
                Arguments.of("{" + A + "} x", "The header is no JSON: "),
                Arguments.of("{" + A + "," + A + "}", "The header has the tensor a twice."),
                Arguments.of("{" + A + ",}", "The header is no JSON: "),
                Arguments.of("{" + A + ",\"b\":3}", "Tensor b is described by no JSON object."),
                Arguments.of("{\"a\":{}}", "Tensor a needs dtype, shape and data_offsets, but not all are there."),
                Arguments.of(tensor("\"F16\"", "[4]", "[0,8]"), "Tensor a has dtype F16, but only [F32, F64, I64]"),
                Arguments.of(tensor("3", "[4]", "[0,8]"), "Tensor a: dtype is no string."),
                Arguments.of(tensor("\"F32\"", "2", "[0,8]"), "Tensor a, shape is no JSON array."),
                Arguments.of(
                        tensor("\"F32\"", "[-2]", "[0,8]"),
                        "Tensor a, shape should hold whole numbers from 0 to 2^63 - 1, but there is -2."),
                Arguments.of(tensor("\"F32\"", "[2.0]", "[0,8]"), "but there is 2.0."),
                Arguments.of(tensor("\"F32\"", "[[2]]", "[0,8]"), "but there is [."),
                Arguments.of(tensor("\"F32\"", "[9223372036854775808]", "[0,8]"), "but there is 9223372036854775808."),
                Arguments.of(
                        tensor("\"F32\"", "[3]", "[0,8]"), "F32 of shape [3] is 12 bytes, but data_offsets [0, 8]"),
                Arguments.of(tensor("\"F32\"", "[]", "[0,8]"), "F32 of shape [] is 4 bytes, but data_offsets [0, 8]"),
                Arguments.of(
                        tensor("\"F32\"", "[4294967296,4294967296]", "[0,0]"), "has more elements than a Java array"),
                Arguments.of(
                        tensor("\"F32\"", "[65536,65536,65536,65536]", "[0,0]"), "has more elements than a Java array"),
                Arguments.of(
                        tensor("\"F32\"", "[2]", "[8,0]"),
                        "data_offsets should be a begin and an end, but are [8, 0]."),
                Arguments.of(tensor("\"F32\"", "[2]", "[0,4,8]"), "data_offsets should be a begin and an end"),
                Arguments.of(
                        tensor("\"F32\"", "[2]", "[8,16]"),
                        "The data of tensor a should begin at offset 0, where those before it end, but begin at 8,"
                                + " which leaves a hole."),
                Arguments.of(
                        "{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                        "The data of tensor b should begin at offset 8, where those before it end, but begin at 4,"
                                + " which overlaps."),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                        "Tensor a has two dtypes."),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"more\":1}}",
                        "Tensor a has an unknown field more."),
                Arguments.of("{" + A + ",\"__metadata__\":null}", "__metadata__ is no JSON object."),
                Arguments.of("{" + A + ",\"__metadata__\":{\"k\":1}}", "Metadata k is no string."),
                Arguments.of(
                        "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}," + A + "}",
                        "The header has the metadata k twice."),
                Arguments.of(
                        "{\"__metadata__\":{},\"__metadata__\":{}," + A + "}", "The header has __metadata__ twice."),
                Arguments.of("{\"\\ud800\":{}}", "surrogate pair"),
                Arguments.of("{\"\\udc00\":{}}", "surrogate"),
                Arguments.of("{\"__metadata__\":{\"k\":\"\\ud800x\"}}", "surrogate"),
                Arguments.of("{\"__metadata__\":{\"k\":\"\\udc00\"}}", "surrogate"),
                Arguments.of("{" + A + "}", "It has bytes behind its data"),
                Arguments.of(tensor("\"F32\"", "[5]", "[0,20]"), "It has been cut off"),
                Arguments.of("[".repeat(5000), "The header is no JSON"));
    }

    private static String tensor(String dtype, String shape, String offsets) {
        return "{\"a\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] header = "{\"a\":1}".getBytes(StandardCharsets.ISO_8859_1);
        header[2] = (byte) 0xff;

        assertThatThrownBy(() -> read(header.length, header, 0))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("The header is no UTF-8 text.");
    }

    /** The lengths are those of a file of 2^40 bytes, so that only the limits keep the arrays small. */
    @Test
    void refusesHugeHeadersBeforeItMakesRoomForThem() {
        for (long length : new long[] {100_000_001, Integer.MAX_VALUE, 1L << 39, Long.MAX_VALUE, -1}) {
            assertThatThrownBy(() -> read(length, new byte[0], 1L << 40))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("The header should be 100000000 bytes long at most, but says that it is "
                            + Long.toUnsignedString(length) + ".");
        }
        assertThatThrownBy(() -> read(1000, new byte[0], 10))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("The header should be 1000 bytes long, but only 10 bytes follow.");
    }

    @Test
    void messagesDoNotGrowWithNames() {
        String longName = "n\\n".repeat(10_000);

        assertThatThrownBy(() -> read("{\"" + longName + "\":3}", 0))
                .isInstanceOf(ModelFileException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250).doesNotContain("\n"));
    }

    @Test
    void takesTensorsInAnyOrderAndEmptyOnes() throws IOException {
        String header = "{\"b\":{\"data_offsets\":[8,16],\"dtype\":\"I64\",\"shape\":[]},"
                + "\"none\":{\"dtype\":\"F64\",\"shape\":[3,0],\"data_offsets\":[8,8]}," + A
                + ",\"__metadata__\":{\"\\u00e9\":\"\\ud83d\\ude00\"}} \n";

        Safetensors content = read(header, 16);

        assertThat(content.tensors().keySet()).containsExactly("a", "none", "b");
        assertThat(content.metadata()).containsEntry("é", "😀");
    }

    private static Safetensors read(String header, int data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return read(json.length, Arrays.copyOf(json, json.length + data), json.length + (long) data);
    }

    private static Safetensors read(long length, byte[] rest, long claimed) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + rest.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(rest);
        return SafetensorsReader.read(
                "x.safetensors",
                Channels.newChannel(new ByteArrayInputStream(bytes.array())),
                8 + Math.max(claimed, rest.length));
    }
}
