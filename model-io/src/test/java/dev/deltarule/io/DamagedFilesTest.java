package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.StandardScaler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file, and all the ways in which a byte of it can be lost, added or changed. */
class DamagedFilesTest {
    @TempDir
    private Path folder;

    private final SmallNet saved = Models.create(SmallNet.class, 1);
    private final SmallNet loaded = Models.create(SmallNet.class, 2);
    private final float[] before = loaded.parameters().clone();
    private byte[] bytes = {};

    @BeforeEach
    void save() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Examples examples = Examples.of(new float[] {1, 2, 3, 4, 6, 9}, new float[8], 3, 4);
        ModelFiles.save(saved, StandardScaler.fit(examples), file);
        bytes = Files.readAllBytes(file);
    }

    @Test
    void isRefusedCutOffAtAnyByte() {
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> load(part))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageStartingWith("some.safetensors: ")
                    .hasMessageEndingWith("take another copy of it.");
            assertThat(loaded.parameters()).containsExactly(before);
        }
    }

    @Test
    void isRefusedWithBytesAdded() {
        assertThatThrownBy(() -> load(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("some.safetensors: It has bytes behind its data: by its header it should be " + bytes.length
                        + " bytes long, but it is " + (bytes.length + 1)
                        + ". The file is damaged, or is no safetensors file: take another copy of it.");
    }

    /** Each bit, all bits, and spaces to tabs. What is not refused says the same: tabs in place of spaces behind the JSON. */
    @Test
    void isRefusedOrMeansTheSameWithAnyByteChanged() throws IOException {
        Safetensors original = read(bytes);
        int accepted = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte right = bytes[at];
            for (int change : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255, ' ' ^ '\t'}) {
                bytes[at] = (byte) (right ^ change);
                try {
                    load(bytes);
                } catch (ModelFileException e) {
                    assertThat(e).hasMessageStartingWith("some.safetensors");
                    assertThat(loaded.parameters()).containsExactly(before);
                    continue;
                }
                accepted++;
                assertThat(bytes[at]).isEqualTo((byte) '\t');
                assertThat(right).isEqualTo((byte) ' ');
                assertThat(read(bytes).metadata()).isEqualTo(original.metadata());
                assertThat(loaded.parameters()).containsExactly(saved.parameters());
                System.arraycopy(before, 0, loaded.parameters(), 0, before.length);
            }
            bytes[at] = right;
        }
        assertThat(accepted).isLessThan(8);
    }

    @Test
    void isRefusedWithTwoBytesExchanged() {
        byte[] exchanged = bytes.clone();
        exchanged[bytes.length - 1] = bytes[bytes.length - 2];
        exchanged[bytes.length - 2] = bytes[bytes.length - 1];
        assertThat(exchanged).isNotEqualTo(bytes);

        assertThatThrownBy(() -> load(exchanged))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("some.safetensors: its checksum should be sha256:");
    }

    private void load(byte[] content) {
        try {
            ModelFiles.load(
                    loaded,
                    "some.safetensors",
                    (limits, check) -> SafetensorsReader.read(
                            "some.safetensors",
                            Channels.newChannel(new ByteArrayInputStream(content)),
                            content.length,
                            limits,
                            check),
                    LoadOptions.defaults());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Safetensors read(byte[] content) throws IOException {
        return SafetensorsReader.read(
                "some.safetensors", Channels.newChannel(new ByteArrayInputStream(content)), content.length);
    }
}
