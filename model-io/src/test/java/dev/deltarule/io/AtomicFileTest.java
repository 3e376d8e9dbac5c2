package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void aDiskThatFillsUpLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("x");
        Files.writeString(file, "old");

        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.allocate(100_000));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        Path file = folder.resolve("x");
        Files.writeString(file, "old");

        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[] {'n', 'e'}));
            assertThat(file).hasContent("old");
            channel.write(ByteBuffer.wrap(new byte[] {'w'}));
            assertThat(file).hasContent("old");
        });

        assertThat(file).hasContent("new");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void knowsItsOwnLeftovers() {
        assertThat(AtomicFile.isLeftover(Path.of(".x.12.34.tmp"), "x")).isTrue();
        assertThat(AtomicFile.isLeftover(Path.of(".y.12.34.tmp"), "x")).isFalse();
        assertThat(AtomicFile.isLeftover(Path.of("x"), "x")).isFalse();
    }
}
