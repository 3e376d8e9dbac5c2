package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninterruptedTest {
    @TempDir
    private Path folder;

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    @Test
    void channelsStayOpenInAnInterruptedThreadAndTheFlagStaysSet() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "twelve bytes");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> size(file)).isInstanceOf(ClosedByInterruptException.class);
        assertThat(Uninterrupted.<Long>call(() -> size(file))).isEqualTo(12);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void workIsBegunAgainWhenAnInterruptComesIntoIt() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "twelve bytes");
        int[] turns = new int[1];

        long size = Uninterrupted.call(() -> {
            if (++turns[0] < 3) {
                Thread.currentThread().interrupt();
            }
            return size(file);
        });

        assertThat(size).isEqualTo(12);
        assertThat(turns[0]).isEqualTo(3);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void otherFailuresComeThroughAndTheFlagStaysSet() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Uninterrupted.run(() -> {
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void noFlagIsSetWhereThereWasNoInterrupt() throws IOException {
        Uninterrupted.run(() -> {});

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static long size(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size();
        }
    }
}
