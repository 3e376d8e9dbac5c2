package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.deltarule.runtime.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/**
 * Whatever bytes a file has, it is read or refused with a {@link ModelFileException}. The build tries those in
 * {@code HostileFilesTestInputs}; CONTRIBUTING.md says how to let Jazzer search for others.
 */
class HostileFilesTest {
    private static final String NAME = "hostile.safetensors";

    @FuzzTest(maxDuration = "2m")
    void filesAreRefusedOrComeBackAsTheyAre(byte[] bytes) throws IOException {
        Safetensors content;
        try {
            content = read(bytes);
        } catch (ModelFileException e) {
            assertRefused(e);
            return;
        }
        byte[] once = write(content);
        Safetensors again = read(once);
        assertThat(again.tensors()).hasSameSizeAs(content.tensors());
        assertThat(write(again)).isEqualTo(once);
    }

    @FuzzTest(maxDuration = "2m")
    void headersAreRefusedOrComeBackAsTheyAre(byte[] json) throws IOException {
        Header header;
        try {
            header = HeaderReader.read(NAME, json);
        } catch (ModelFileException e) {
            assertRefused(e);
            return;
        }
        assertThat(HeaderReader.read(NAME, HeaderWriter.bytes(header))).isEqualTo(header);
    }

    @FuzzTest(maxDuration = "2m")
    void networksTakeAWholeFileOrNothingOfIt(byte[] bytes) throws IOException {
        SmallNet net = Models.create(SmallNet.class);
        float[] before = net.parameters().clone();
        try {
            ModelFiles.load(
                    net,
                    NAME,
                    (limits, check) -> SafetensorsReader.read(NAME, channel(bytes), bytes.length, limits, check),
                    LoadOptions.defaults());
        } catch (ModelFileException e) {
            assertRefused(e);
            assertThat(net.parameters()).containsExactly(before);
            return;
        }
        for (float parameter : net.parameters()) {
            assertThat(parameter).isFinite();
        }
        assertThat(net.parameters()).isNotEqualTo(before);
    }

    private static void assertRefused(ModelFileException e) {
        assertThat(e.getMessage())
                .startsWith(NAME)
                .endsWith(".")
                .hasSizeLessThan(1000)
                .doesNotContain("\n");
    }

    private static Safetensors read(byte[] bytes) throws IOException {
        return SafetensorsReader.read(NAME, channel(bytes), bytes.length);
    }

    private static ReadableByteChannel channel(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }

    private static byte[] write(Safetensors content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SafetensorsWriter.write(content, Channels.newChannel(bytes));
        return bytes.toByteArray();
    }
}
