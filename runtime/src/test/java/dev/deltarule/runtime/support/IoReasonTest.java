package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IoReasonTest {
    private static final Path FILE = Path.of("c");

    @Test
    void isSaidInWordsAlsoWhereTheMessageIsButTheNameOfTheFile() {
        assertThat(of(new AccessDeniedException("a/b"))).isEqualTo("permission is denied (a/b)");
        assertThat(of(new NoSuchFileException("a/b"))).isEqualTo("there is no such file (a/b)");
        assertThat(of(new NotDirectoryException("a/b"))).isEqualTo("it is no folder (a/b)");
        assertThat(of(new FileAlreadyExistsException("a/b"))).isEqualTo("there is a file of that name already (a/b)");
        assertThat(of(new DirectoryNotEmptyException("a/b"))).isEqualTo("it is a folder that is not empty (a/b)");
        assertThat(of(new FileSystemException("a/b", null, "Too many levels of symbolic links")))
                .isEqualTo("Too many levels of symbolic links (a/b)");
    }

    @Test
    void isNeverNull() {
        assertThat(of(new ClosedChannelException())).isEqualTo("ClosedChannelException");
        assertThat(of(new IOException(" "))).isEqualTo("IOException");
        assertThat(of(new FileSystemException("a/b"))).isEqualTo("FileSystemException (a/b)");
        assertThat(of(new FileSystemException(null, null, null))).isEqualTo("FileSystemException");
    }

    @Test
    void namesNoFileThatTheSentenceNamesAlready() {
        assertThat(of(new AccessDeniedException("c"))).isEqualTo("permission is denied");
    }

    @Test
    void hasNoFullStop() {
        assertThat(of(new IOException("No space left on device."))).isEqualTo("No space left on device");
    }

    private static String of(IOException e) {
        return IoReason.of(e, FILE);
    }
}
