package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
    @TempDir
    private Path temporary;

    private Path path = Path.of("");
    private CheckpointFolder folder = new CheckpointFolder(path);

    @BeforeEach
    void open() {
        path = temporary.resolve("runs/first");
        folder = new CheckpointFolder(path);
    }

    @Test
    void isEmptyBeforeItExists() {
        assertThat(folder.newestWhole()).isEmpty();
    }

    @Test
    void keepsTheLastOnes() throws IOException {
        for (int epoch = 5; epoch <= 25; epoch += 5) {
            write(epoch, 2);
        }

        assertThat(names()).containsExactly("epoch-0000020.safetensors", "epoch-0000025.safetensors");
        assertThat(newestEpoch()).isEqualTo(25);
    }

    @Test
    void findsTheLastOneThatIsWhole() throws IOException {
        write(8, 3);
        write(9, 3);
        write(10, 3);
        Path newest = path.resolve("epoch-0000010.safetensors");
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));
        Files.write(path.resolve("epoch-0000009.safetensors"), new byte[0]);

        assertThat(newestEpoch()).isEqualTo(8);
    }

    @Test
    void saysSoIfNoneIsWhole() throws IOException {
        write(1, 3);
        write(2, 3);
        for (Path file :
                List.of(path.resolve("epoch-0000001.safetensors"), path.resolve("epoch-0000002.safetensors"))) {
            Files.write(file, new byte[3]);
        }

        assertThatThrownBy(folder::newestWhole)
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith("None of the 2 checkpoints in " + path
                        + " is whole. Remove them to begin anew. The latest: "
                        + path.resolve("epoch-0000002.safetensors") + ": It is 3 bytes long");
    }

    /** A folder in its place is what a file without permission is to others: there, and not to be read. */
    @Test
    void passesOverNoneThatCannotBeRead() throws IOException {
        write(8, 3);
        Path newest = Files.createDirectory(path.resolve("epoch-0000009.safetensors"));

        assertThatThrownBy(folder::newestWhole)
                .isInstanceOf(ModelFileException.class)
                .hasMessage(newest + " cannot be read: Is a directory. No earlier checkpoint is taken in place of"
                        + " epoch-0000009.safetensors, which may be whole: make the file readable, or remove the"
                        + " checkpoint to go on without it.");
    }

    @Test
    void passesOverNoneWhoseLinksLeadInACircle() throws IOException {
        write(8, 3);
        Path newest = path.resolve("epoch-0000009.safetensors");
        Files.createSymbolicLink(newest, newest);

        assertThatThrownBy(folder::newestWhole)
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(newest + " cannot be read: Too many levels of symbolic links");
    }

    @Test
    void saysSoIfItIsNoFolder() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "a file");

        assertThatThrownBy(folder::newestWhole).hasMessage(path + " cannot be read: it is no folder.");
        assertThatThrownBy(folder::open)
                .isInstanceOf(ModelFileException.class)
                .hasMessage(path + " cannot be written: there is a file of that name already.");
    }

    /** A later one may be there that is damaged, and the training have gone back to an earlier one. */
    @Test
    void removesNeitherLaterOnesNorWhatIsNotItsOwn() throws IOException {
        write(90, 1);
        Files.writeString(path.resolve("notes.txt"), "mine");
        Files.writeString(path.resolve(".notes.txt.1.2.tmp"), "mine");
        write(10, 1);
        write(20, 1);

        assertThat(names())
                .containsExactly(
                        ".notes.txt.1.2.tmp", "epoch-0000020.safetensors", "epoch-0000090.safetensors", "notes.txt");
    }

    @Test
    void removesWhatKilledProcessesLeaveBehind() throws IOException {
        write(10, 1);
        Files.writeString(path.resolve(".epoch-0000011.safetensors.123.456.tmp"), "half");
        Files.writeString(path.resolve(".epoch-old.tmp"), "mine");

        folder.removeLeftovers();

        assertThat(names()).containsExactly(".epoch-old.tmp", "epoch-0000010.safetensors");
    }

    private void write(int epoch, int keep) {
        Tensor epochs = Tensor.of(new long[] {epoch}, 1);
        folder.write(epoch, Safetensors.of(Map.of("epoch", epochs), Map.of()), keep);
    }

    private long newestEpoch() {
        return folder.newestWhole()
                .orElseThrow()
                .content()
                .tensor("epoch")
                .orElseThrow()
                .longs()[0];
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
