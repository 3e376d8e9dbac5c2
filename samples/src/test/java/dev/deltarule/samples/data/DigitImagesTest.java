package dev.deltarule.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.data.DataException;
import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitImagesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_subfolder_mnist_is_looked_into_first() throws IOException {
        write(Files.createDirectory(folder.resolve("mnist")), 28);

        Examples images = DigitImages.read(folder, "train");

        assertThat(images.count()).isEqualTo(2);
        assertThat(images.inputs()).isEqualTo(784);
        assertThat(images.label(1)).isEqualTo(7);
    }

    @Test
    void images_of_another_size_are_refused() throws IOException {
        write(folder, 8);

        assertRefused("expected images of 28 x 28 = 784 pixels, but they have 64.");
    }

    @Test
    void a_folder_without_the_files_is_answered_with_where_to_get_them() {
        assertRefused("There is no file train-images-idx3-ubyte.gz or train-images-idx3-ubyte in", "LeCun");
    }

    /** Writes two empty images of this height and width, with the digits 0 and 7. */
    private static void write(Path into, int side) throws IOException {
        ByteBuffer images = ByteBuffer.wrap(new byte[16 + 2 * side * side]);
        images.putInt(0x803).putInt(2).putInt(side).putInt(side);
        Files.write(into.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(into.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 0, 7});
    }

    private void assertRefused(String... reasons) {
        assertThatThrownBy(() -> DigitImages.read(folder, "train"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(reasons);
    }
}
