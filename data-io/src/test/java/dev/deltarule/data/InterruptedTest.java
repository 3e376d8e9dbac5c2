package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read and written in interrupted threads as in others, and what fails is said by its name. */
class InterruptedTest {
    private static final Examples EXAMPLES = Examples.of(new double[] {1, 2, 3, 4}, new double[] {5, 6}, 2, 1);

    @TempDir
    private Path folder;

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    @Test
    void rowsAreWrittenAndReadInAnInterruptedThread() {
        Path file = folder.resolve("rows");
        Thread.currentThread().interrupt();

        try (RowWriter writer = RowWriter.doubles(file, 2, 1)) {
            writer.write(EXAMPLES);
        }
        RowFile rows = RowFile.doubles(file, 2, 1);

        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.examples(0, 2).target(1, 0)).isEqualTo(6);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void csvIsReadInAnInterruptedThread() throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,4\n");
        Thread.currentThread().interrupt();

        assertThat(Csv.file(file).targets("b").read().examples().count()).isEqualTo(2);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void whatCannotBeReadOrWrittenIsSaidByItsName() {
        Path none = folder.resolve("none/x");

        assertThatThrownBy(() -> RowWriter.doubles(none, 2, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        none + " cannot be written: there is no such folder; create it (" + none.getParent() + ").");
        assertThatThrownBy(() -> RowFile.doubles(none, 2, 1))
                .isInstanceOf(DataException.class)
                .hasMessage(none + " cannot be read: there is no such file.");
        assertThatThrownBy(() -> IdxFile.read(none)).hasMessage(none + " cannot be read: there is no such file.");
        assertThatThrownBy(() -> Csv.file(none).targets("b").read())
                .hasMessage(none + " cannot be read: there is no such file.");
        assertThatThrownBy(() -> IdxFile.read(folder)).hasMessage(folder + " cannot be read: Is a directory.");
    }
}
