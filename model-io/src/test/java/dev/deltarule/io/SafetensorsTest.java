package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void layOutIsThatOfTheFormat() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("a", Tensor.of(new float[] {1, -2, 0.5f}, 3, 1));
        tensors.put("b", Tensor.of(new double[] {Math.PI}));
        tensors.put("c", Tensor.of(new long[] {-1, Long.MAX_VALUE}, 2));
        Path file = folder.resolve("x.safetensors");
        Safetensors.of(tensors, Map.of("note", "a \"quoted\" line\n")).write(file);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        String json = new String(header, StandardCharsets.UTF_8);
        assertThat(header.length % 8).isZero();
        assertThat(json.replaceAll("[0-9a-f]{64}", "SUM").stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"deltarule.checksum\":\"sha256:SUM\","
                        + "\"note\":\"a \\\"quoted\\\" line\\n\"},"
                        + "\"b\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"c\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[8,24]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[3,1],\"data_offsets\":[24,36]}}");
        assertThat(bytes.remaining()).isEqualTo(36);
        assertThat(bytes.getDouble()).isEqualTo(Math.PI);
        assertThat(bytes.getLong()).isEqualTo(-1);
        assertThat(bytes.getLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(-2);
        assertThat(bytes.getFloat()).isEqualTo(0.5f);
    }

    @Test
    void everyBitComesBackAlsoOfNaN() {
        long[] bits = {0x7ff8000000000001L, 0xfff0000000000000L, 0x8000000000000000L, 1};
        double[] doubles =
                Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray();
        Path file = folder.resolve("x.safetensors");
        Safetensors.of(Map.of("d", Tensor.of(doubles, 2, 2)), Map.of()).write(file);

        Tensor read = Safetensors.read(file).tensor("d").orElseThrow();
        assertThat(Arrays.stream(read.doubles()).mapToLong(Double::doubleToRawLongBits))
                .containsExactly(0x7ff8000000000001L, 0xfff0000000000000L, 0x8000000000000000L, 1L);
        assertThat(read.shape()).containsExactly(2, 2);
        assertThatThrownBy(read::floats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The tensor is of F64, not of F32.");
    }

    @Test
    void longTensorsSpanManyBlocks() {
        long[] numbers = new long[100_003];
        Arrays.setAll(numbers, i -> i * 0x9e3779b97f4a7c15L);
        Path file = folder.resolve("x.safetensors");
        Safetensors.of(Map.of("l", Tensor.of(numbers, 100_003)), Map.of()).write(file);

        assertThat(Safetensors.read(file).tensor("l").orElseThrow().longs()).containsExactly(numbers);
    }

    @Test
    void anEmptyFileIsAFile() {
        Path file = folder.resolve("x.safetensors");
        Safetensors.of(Map.of(), Map.of()).write(file);

        assertThat(Safetensors.read(file).tensors()).isEmpty();
    }

    @Test
    void refusesShapesAndNamesThatCannotBe() {
        assertThatThrownBy(() -> Tensor.of(new float[6], 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A tensor of shape [2, 4] does not have 6 numbers.");
        assertThatThrownBy(() -> Tensor.of(new float[4], -2, -2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.of(new float[0], 1 << 16, 1 << 16, 1 << 16, 1 << 16))
                .isInstanceOf(IllegalArgumentException.class);
        Map<String, Tensor> tensors = Map.of("__metadata__", Tensor.of(new float[1], 1));
        assertThatThrownBy(() -> Safetensors.of(tensors, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No tensor may be called __metadata__, which is the name of the metadata.");
        Map<String, Tensor> half = Map.of("\ud800", Tensor.of(new float[1], 1));
        assertThatThrownBy(() -> Safetensors.of(half, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a surrogate pair");
        assertThatThrownBy(() -> Safetensors.of(Map.of(), Map.of("k", "x\udc00")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
