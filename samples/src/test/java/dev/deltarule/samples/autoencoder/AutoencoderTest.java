package dev.deltarule.samples.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.samples.Captured;
import dev.deltarule.samples.TestData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoencoderTest {
    private final Captured out = new Captured();

    @Test
    void shapes_are_remembered_better_than_by_their_average(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("report.html");

        Autoencoder.Result result = Autoencoder.run(
                Pictures.ofShapes(1_000, 1), 12, out.stream(), Optional.of(report), Optional.of(folder));

        assertThat(result.trained()).isLessThan(0.6 * result.average());
        assertThat(result.average()).isLessThan(result.untrained());
        assertThat(out.text()).contains("epoch   12  error", "from its 32 numbers");
        out.fitsEightyColumns();
        BufferedImage picture =
                ImageIO.read(folder.resolve("reconstructions.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(12 * 86 + 2);
        assertThat(picture.getHeight()).isEqualTo(2 * 86 + 2);
        assertThat(report).content().contains("<h2>Reconstructions</h2>", "<dt>validation MSE</dt>");
    }

    @Test
    void digits_are_remembered_too() {
        Pictures digits = Pictures.ofDigits(TestData.folderWith("mnist"));
        Pictures few = new Pictures(
                digits.what(), digits.train().view(0, 5_000), digits.test().view(0, 200));

        Autoencoder.Result result = Autoencoder.run(few, 3, out.stream(), Optional.empty(), Optional.empty());

        assertThat(result.trained()).isLessThan(0.6 * result.average());
        assertThat(out.text()).startsWith("Autoencoder: 784 pixels to 32 numbers and back; handwritten digits,");
        out.fitsEightyColumns();
    }

    @Test
    void shapes_are_drawn_whole_and_the_same_for_the_same_seed() {
        float[] pixels = Shapes.draw(300, 4);

        assertThat(pixels).hasSize(300 * 784);
        for (int k = 0; k < 300; k++) {
            double ink = 0;
            double atTheEdge = 0;
            for (int i = 0; i < 784; i++) {
                float pixel = pixels[784 * k + i];
                assertThat(pixel).isBetween(0f, 1f);
                ink += pixel;
                atTheEdge += i % 28 == 0 || i % 28 == 27 || i < 28 || i >= 756 ? pixel : 0;
            }
            assertThat(ink).isGreaterThan(10);
            assertThat(atTheEdge).isZero();
        }
        assertThat(Shapes.draw(300, 4)).isEqualTo(pixels);
        assertThat(Shapes.draw(300, 5)).isNotEqualTo(pixels);
    }

    @Test
    void a_picture_in_text_is_the_darker_the_more_ink() {
        float[] pixels = {0, 0.5f, 1, 0, 0.5f, 1};

        assertThat(TextPicture.draw(pixels, 3)).isEqualTo(List.of(" +@"));
    }
}
