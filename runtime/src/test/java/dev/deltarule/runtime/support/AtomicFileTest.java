package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(names()).containsExactly("x");
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
        assertThat(names()).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-rw-", "r--------", "rwxr-x---"})
    void aFileThatIsReplacedKeepsItsRights(String rights) throws IOException {
        assumeTrue(hasPosixRights());
        Path file = Files.writeString(folder.resolve("x"), "old");
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(rights);
        Files.setPosixFilePermissions(file, wanted);
        List<Set<PosixFilePermission>> meanwhile = new ArrayList<>();

        AtomicFile.write(file, channel -> {
            for (String name : names()) {
                meanwhile.add(Files.getPosixFilePermissions(folder.resolve(name)));
            }
        });

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(wanted);
        assertThat(meanwhile).hasSize(2).containsOnly(wanted);
    }

    @Test
    void aNewFileHasTheRightsOfAnyNewFile() throws IOException {
        assumeTrue(hasPosixRights());
        Path other = Files.createFile(folder.resolve("other"));
        Path file = folder.resolve("x");

        write(file, "new");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aSymbolicLinkStaysAndItsTargetIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("real"));
        Path real = Files.writeString(folder.resolve("real/x"), "old");
        Path link = link("y", "real/x");
        Path linkToLink = link("z", "y");

        write(linkToLink, "new");

        assertThat(real).hasContent("new");
        assertThat(link).isSymbolicLink();
        assertThat(linkToLink).isSymbolicLink();
        try (Stream<Path> files = Files.list(folder.resolve("real"))) {
            assertThat(files).containsExactly(real);
        }
    }

    @Test
    void aLinkToNothingCreatesWhatItPointsTo() throws IOException {
        Path link = link("y", "x");

        write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("x")).hasContent("new").isRegularFile();
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path link = link("a", "b");
        link("b", "a");

        assertThatThrownBy(() -> write(link, "new")).isInstanceOf(FileSystemException.class);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void aDeviceIsWrittenToAndStays() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.isWritable(device) && !Files.isRegularFile(device));

        write(device, "new");

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    /** Of 255 bytes, as many as the usual file systems take, in characters of 1 to 4 bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "日", "😀"})
    void takesNamesOfAnyLengthThatTheFileSystemDoes(String character) throws IOException {
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        Path file = folder.resolve(character.repeat(255 / bytes));

        write(file, "old");
        write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(names()).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithATarget() {
        assertThatThrownBy(() -> write(folder, "x"))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": it is a folder; name a file in it");
        assertThatThrownBy(() -> write(folder.resolve("none/x"), "x"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no such folder; create it");
        assertThatThrownBy(() -> write(folder.resolve("x".repeat(256)), "x")).isInstanceOf(FileSystemException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void knowsItsOwnLeftovers() {
        assertThat(AtomicFile.isLeftover(Path.of(".x.12.34.tmp"), "x")).isTrue();
        assertThat(AtomicFile.isLeftover(Path.of(".y.12.34.tmp"), "x")).isFalse();
        assertThat(AtomicFile.isLeftover(Path.of("x"), "x")).isFalse();
    }

    @Test
    void knowsItsLeftoversOfLongNames() throws IOException {
        String name = "n".repeat(250);
        List<Path> meanwhile = new ArrayList<>();

        AtomicFile.write(folder.resolve(name), channel -> names().forEach(each -> meanwhile.add(Path.of(each))));

        assertThat(meanwhile).hasSize(1).allMatch(path -> AtomicFile.isLeftover(path, name));
        assertThat(meanwhile).noneMatch(path -> AtomicFile.isLeftover(path, name + "n"));
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean hasPosixRights() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private Path link(String name, String target) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
