package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void images_become_inputs_of_0_to_1_and_labels_one_hot_targets() throws IOException {
        write(MadeIdx.images(3, 28, 28), MadeIdx.labels(7, 0, 9));

        Examples examples = read();

        assertThat(examples.count()).isEqualTo(3);
        assertThat(examples.inputs()).isEqualTo(784);
        assertThat(examples.input(0, 255)).isEqualTo(1);
        assertThat(examples.input(1, 0)).isEqualTo((784 % 256) / 255f);
        assertThat(examples.label(0)).isEqualTo(7);
        assertThat(examples.label(2)).isEqualTo(9);
        assertThat(examples.hasClasses()).isTrue();
        assertThat(examples.floats().inputs()).isSameAs(examples.floats().inputs());
    }

    @Test
    void as_many_images_as_labels_are_wanted() throws IOException {
        write(MadeIdx.images(3, 28, 28), MadeIdx.labels(7, 0));

        assertRefused("has 3 images", "has 2 labels");
    }

    @Test
    void a_label_that_is_no_class_is_refused() throws IOException {
        write(MadeIdx.images(3, 8, 8), MadeIdx.labels(7, 10, 1));

        assertRefused("label 1 (from 0) must be 0 to 9, but is 10");
    }

    @Test
    void labels_in_the_place_of_images_are_refused() throws IOException {
        write(MadeIdx.labels(1, 2), MadeIdx.labels(1, 2));

        assertRefused("images", "at least 2 dimensions, but these are UNSIGNED_BYTE numbers in 1.");
    }

    private Examples read() {
        return IdxImages.read(folder.resolve("images"), folder.resolve("labels"), 10);
    }

    private void write(byte[] images, byte[] labels) throws IOException {
        Files.write(folder.resolve("images"), MadeIdx.gzip(images));
        Files.write(folder.resolve("labels"), labels);
    }

    private void assertRefused(String... reasons) {
        assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessageContainingAll(reasons);
    }
}
