package dev.deltarule.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitImagesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void images_and_digits_become_examples() throws IOException {
        write(MadeIdx.images(3, 28, 28), MadeIdx.labels(7, 0, 9));

        DigitImages images = DigitImages.read(folder, "train");
        Examples examples = images.examples();

        assertThat(images.count()).isEqualTo(3);
        assertThat(images.digit(2)).isEqualTo(9);
        assertThat(images.pixels()[255]).isEqualTo(1f);
        assertThat(examples.count()).isEqualTo(3);
        assertThat(examples.target(0, 7)).isEqualTo(1);
        assertThat(examples.target(0, 8)).isZero();
        assertThat(examples.target(2, 9)).isEqualTo(1);
    }

    @Test
    void a_subfolder_mnist_is_looked_into_first() throws IOException {
        Path mnist = Files.createDirectory(folder.resolve("mnist"));
        Files.write(mnist.resolve("train-images-idx3-ubyte"), MadeIdx.images(2, 28, 28));
        Files.write(mnist.resolve("train-labels-idx1-ubyte"), MadeIdx.labels(1, 2));

        assertThat(DigitImages.read(folder, "train").count()).isEqualTo(2);
    }

    @Test
    void as_many_images_as_labels_are_wanted() throws IOException {
        write(MadeIdx.images(3, 28, 28), MadeIdx.labels(7, 0));

        assertRefused("has 3 images", "has 2 labels");
    }

    @Test
    void images_of_another_size_are_refused() throws IOException {
        write(MadeIdx.images(3, 8, 8), MadeIdx.labels(7, 0, 1));

        assertRefused("expected images of 28 x 28 pixels, but they are 8 x 8");
    }

    @Test
    void a_label_that_is_no_digit_is_refused() throws IOException {
        write(MadeIdx.images(3, 28, 28), MadeIdx.labels(7, 10, 1));

        assertRefused("label 1 must be a digit from 0 to 9, but is 10");
    }

    @Test
    void a_folder_without_the_files_is_answered_with_where_to_get_them() {
        assertRefused("There is no file train-images-idx3-ubyte.gz or train-images-idx3-ubyte in", "LeCun");
    }

    private void write(byte[] images, byte[] labels) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte.gz"), MadeIdx.gzip(images));
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), MadeIdx.gzip(labels));
    }

    private void assertRefused(String... reasons) {
        assertThatThrownBy(() -> DigitImages.read(folder, "train"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(reasons);
    }
}
