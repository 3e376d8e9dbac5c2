package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_old_content_stays_until_it_is_finished() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "old");

        try (UnfinishedFile unfinished = UnfinishedFile.begin(file)) {
            Files.writeString(unfinished.path(), "new");
            assertThat(file).hasContent("old");
            unfinished.finish();
        }

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("x");
    }

    @Test
    void what_is_not_finished_is_removed() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "old");

        try (UnfinishedFile unfinished = UnfinishedFile.begin(file)) {
            Files.writeString(unfinished.path(), "new");
        }

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("x");
    }

    @Test
    void a_file_that_nobody_may_write_is_replaced_and_stays_so() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
        Path file = Files.writeString(folder.resolve("x"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));

        try (UnfinishedFile unfinished = UnfinishedFile.begin(file)) {
            assertThat(Files.getPosixFilePermissions(unfinished.path()))
                    .isEqualTo(PosixFilePermissions.fromString("r--r-----"));
            unfinished.channel().write(ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)));
            unfinished.finish();
        }

        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("r--r-----"));
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_refused() {
        assertThatThrownBy(() -> UnfinishedFile.begin(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("it is a folder; name a file in it");
    }

    private Iterable<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
