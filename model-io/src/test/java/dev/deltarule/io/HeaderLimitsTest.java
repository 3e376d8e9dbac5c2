package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.deltarule.runtime.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers made to fill the memory; what is allocated is counted. */
class HeaderLimitsTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private final SmallNet net = Models.create(SmallNet.class);

    /** What the JSON library and the messages need once is not counted. */
    @BeforeAll
    static void warmUp(@TempDir Path temporary) throws IOException {
        Path small = temporary.resolve("small.safetensors");
        write(small, "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", 0);
        refused(() -> ModelFiles.load(Models.create(SmallNet.class), small));
    }

    @BeforeEach
    void nameFile() {
        file = folder.resolve("hostile.safetensors");
    }

    static Arguments[] hostile() {
        return new Arguments[] {
            Arguments.of("dimensions", (IntFunction<String>) bytes ->
                    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1" + ",1".repeat(bytes / 2) + "],\"data_offsets\":[0,4]}}"),
            Arguments.of("offsets", (IntFunction<String>) bytes ->
                    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0" + ",4".repeat(bytes / 2) + "]}}"),
            Arguments.of("empty tensors", (IntFunction<String>) bytes -> IntStream.range(0, bytes / 53)
                    .mapToObj(k -> "\"" + k + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")
                    .collect(Collectors.joining(",", "{", "}"))),
            Arguments.of("keys of metadata", (IntFunction<String>) bytes -> IntStream.range(0, bytes / 10)
                    .mapToObj(k -> "\"" + k + "\":\"\"")
                    .collect(Collectors.joining(",", "{\"__metadata__\":{", "}}"))),
            Arguments.of("one long string", (IntFunction<String>)
                    bytes -> "{\"__metadata__\":{\"deltarule.topology\":\"" + "\\n".repeat(bytes / 2) + "\"}}"),
            Arguments.of("one long name", (IntFunction<String>) bytes -> "{\"" + "n".repeat(bytes) + "\":{}}"),
            Arguments.of("long numbers", (IntFunction<String>)
                    bytes -> "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "1".repeat(bytes) + "]}}"),
            Arguments.of("nested arrays", (IntFunction<String>) bytes -> "{\"a\":" + "[".repeat(bytes) + "}"),
            Arguments.of("spaces", (IntFunction<String>) bytes -> "{" + " ".repeat(bytes) + "}"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void headersOf20MegabytesAreRefusedByTheirLength(String name, IntFunction<String> header) throws IOException {
        write(file, header.apply(20_000_000), 4);

        assertThat(allocated(() -> refused(() -> ModelFiles.load(net, file)))).isLessThan(MEGABYTE);
        assertThat(allocated(() -> refused(() -> Safetensors.read(file)))).isLessThan(MEGABYTE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void headersBelowTheLimitTakeAFewTimesTheirLength(String name, IntFunction<String> header) throws IOException {
        write(file, header.apply(1_000_000), 4);

        assertThat(allocated(() -> refused(() -> ModelFiles.load(net, file)))).isLessThan(16 * MEGABYTE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void andAlsoWhereTheLimitIsRaised(String name, IntFunction<String> header) throws IOException {
        write(file, header.apply(8_000_000), 4);
        LoadOptions options = LoadOptions.defaults().headerBytes(10_000_000);

        assertThat(allocated(() -> refused(() -> ModelFiles.load(net, file, options))))
                .isLessThan(240 * MEGABYTE);
    }

    @Test
    void saysHowALongerHeaderIsRead() throws IOException {
        Map<String, Tensor> tensors = Parameters.tensors(net);
        Safetensors.of(tensors, Map.of("notes", "x".repeat(5_000_000))).write(file);

        assertThatThrownBy(() -> ModelFiles.load(net, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(": its header is 5000")
                .hasMessageEndingWith("allow more: LoadOptions.headerBytes for a network, Safetensors.read(file,"
                        + " headerBytes) else.");
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("but only 4194304 are read");
        assertThat(ModelFiles.load(net, file, LoadOptions.defaults().headerBytes(6_000_000)))
                .isEmpty();
        assertThat(Safetensors.read(file, 6_000_000).metadata().get("notes")).hasSize(5_000_000);
        assertThatThrownBy(() -> LoadOptions.defaults().headerBytes(100_000_001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Safetensors.read(file, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsTensorsAndStrings() throws IOException {
        String metadata = IntStream.range(0, 70_000)
                .mapToObj(k -> "\"" + k + "\":\"\"")
                .collect(Collectors.joining(",", "{\"__metadata__\":{", "}}"));
        write(file, metadata, 0);

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("its header has more than 65536 metadata");
        assertThat(Safetensors.read(file, 10_000_000).metadata()).hasSize(70_000);
    }

    @Test
    void takesAsManyDimensionsAsNumPy() throws IOException {
        write(file, "{\"a\":{\"dtype\":\"F32\",\"shape\":[1" + ",1".repeat(31) + "],\"data_offsets\":[0,4]}}", 4);
        assertThat(Safetensors.read(file).tensor("a").orElseThrow().shape()).hasSize(32);

        write(file, "{\"a\":{\"dtype\":\"F32\",\"shape\":[1" + ",1".repeat(32) + "],\"data_offsets\":[0,4]}}", 4);
        assertThatThrownBy(() -> Safetensors.read(file))
                .hasMessageContaining("Tensor a, shape has more than 32 numbers.");
    }

    /** The files take no room on a disk that knows holes. */
    @Test
    void dataOfAForeignTensorAreNotRead() throws IOException {
        Map<String, Header.Entry> right = new LinkedHashMap<>();
        Header.of(Parameters.tensors(net), Map.of()).tensors().forEach(entry -> right.put(entry.name(), entry));
        String entries = right.values().stream()
                .map(entry -> "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%s,%s]}"
                        .formatted(entry.name(), entry.shape(), entry.begin(), entry.end()))
                .collect(Collectors.joining(","));
        long end = right.values().stream().mapToLong(Header.Entry::end).max().orElseThrow();
        String foreign = "\"foreign\":{\"dtype\":\"F32\",\"shape\":[400000000],\"data_offsets\":[" + end + ","
                + (end + 1_600_000_000L) + "]}";

        for (String header : new String[] {
            "{" + entries + "," + foreign + "}",
            "{\"hidden.weight\":{\"dtype\":\"F32\",\"shape\":[400000000],\"data_offsets\":[0,1600000000]}}",
            "{\"foreign\":{\"dtype\":\"F32\",\"shape\":[400000000],\"data_offsets\":[0,1600000000]}}"
        }) {
            write(file, header, header.contains(entries) ? end + 1_600_000_000L : 1_600_000_000L);
            assertThat(allocated(() -> refused(() -> ModelFiles.load(net, file))))
                    .isLessThan(MEGABYTE);
        }
    }

    private static void write(Path file, String header, long dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer length =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(length.array());
        bytes.write(json);
        Files.write(file, bytes.toByteArray());
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(8 + json.length + dataBytes);
        }
    }

    private static void refused(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOf(ModelFileException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }

    private static long allocated(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        action.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
