package dev.deltarule.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    private final LineNet net = Models.create(LineNet.class);
    private final Examples examples = Examples.of(new double[] {0, 1, 2}, new double[] {0, 2, 4}, 1, 1);
    private final int w = net.topology().weight(0, 0, 0);
    private final int b = net.topology().bias(0, 0);

    @Test
    void the_error_of_a_weight_is_that_of_the_tutorial() {
        Losses losses = Losses.of(net, examples);

        assertThat(losses.at(w, 3, b, 0)).isEqualTo(5);
        assertThat(losses.at(w, 4, b, 0)).isEqualTo(20);
        assertThat(losses.at(w, 2, b, 0)).isZero();
    }

    @Test
    void the_error_of_a_weight_is_the_same_in_float() {
        FloatLineNet floats = Models.create(FloatLineNet.class);

        assertThat(Losses.of(floats, examples).at(w, 3, b, 0)).isEqualTo(5);
    }

    @Test
    void drawing_leaves_the_parameters_as_they_were() {
        net.parameters()[w] = 0.25;
        net.parameters()[b] = -3;

        LossCurve.of(net, examples, w).mark(3, 4, 2).draw();
        LossSurface.of(net, examples, w, b).draw();

        assertThat(net.parameters()).containsExactly(0.25, -3);
    }

    @Test
    void pictures_are_the_same_wherever_the_user_lives() {
        Locale before = Locale.getDefault();
        byte[] curve = LossCurve.of(net, examples, w).mark(3, 4, 2).draw().png();
        byte[] surface = LossSurface.of(net, examples, w, b).draw().png();
        try {
            for (String language : new String[] {"ar-EG", "fa-IR", "de-DE"}) {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertThat(LossCurve.of(net, examples, w).mark(3, 4, 2).draw().png())
                        .isEqualTo(curve);
                assertThat(LossSurface.of(net, examples, w, b).draw().png()).isEqualTo(surface);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_surface_is_dark_where_the_error_is_least_and_bright_where_it_is_greatest() throws IOException {
        net.parameters()[w] = 2;
        net.parameters()[b] = 100;

        BufferedImage image =
                image(LossSurface.of(net, examples, w, b).ranges(0, 4, -2, 2).draw());

        assertThat(image.getWidth()).isEqualTo(1440);
        assertThat(image.getHeight()).isEqualTo(1120);
        // The least error is at W = 2, b = 0: the middle. W and b pull the same way, so two corners are the worst.
        assertThat(brightness(image, 0.53, 0.5)).isLessThan(60);
        assertThat(brightness(image, 0.95, 0.09)).isGreaterThan(200);
        assertThat(brightness(image, 0.11, 0.87)).isGreaterThan(200);
        assertThat(brightness(image, 0.11, 0.09)).isBetween(60, 200);
    }

    @Test
    void heights_between_the_crossings_are_interpolated() {
        Grid grid = Grid.of(Losses.of(net, examples), w, new Range(2, 4), b, new Range(0, 1), 101);

        // At b = 0 the error is 5 (W - 2)², at most that of W = 4, b = 1, which is 1 + 9 + 25.
        assertThat(grid.greatest()).isEqualTo(35);
        assertThat(grid.least()).isZero();
        assertThat(grid.height(0.5, 0)).isCloseTo(Math.sqrt(5 / 35.0), within(1e-12));
        assertThat(grid.height(0.505, 0)).isCloseTo(Math.sqrt(5 * 1.01 * 1.01 / 35.0), within(1e-3));
    }

    @Test
    void a_path_begins_where_the_parameters_are_and_has_a_point_for_each_epoch() {
        net.parameters()[w] = 4;
        ParameterPath path = ParameterPath.of(net, w);
        // dE/dW of the mean over three examples is 10 (W - 2) / 3 with b = 0, which is not trained by a rate of 0.03
        // alone.
        Trainer.of(net)
                .optimizer(new Sgd(0.03))
                .fullBatch()
                .stopWhen(StopRule.epochs(2))
                .listener(path)
                .fit(examples);

        assertThat(path.values(w)).hasSize(3).startsWith(4.0, 4 - 0.03 * 20 / 3).endsWith(net.parameters()[w]);
        assertThatThrownBy(() -> path.values(b))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give it to ParameterPath.of too");
    }

    @Test
    void an_error_that_is_nowhere_finite_is_refused() {
        assertThatThrownBy(
                        () -> LossCurve.of(net, examples, w).range(1e200, 1e300).draw())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Give another range");
        assertThatThrownBy(() -> LossSurface.of(net, examples, w, b)
                        .ranges(1e200, 1e300, 0, 1)
                        .draw())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Give other ranges");
    }

    @Test
    void senseless_parameters_and_ranges_are_refused() {
        assertThatThrownBy(() -> LossSurface.of(net, examples, w, w)).hasMessageContaining("Take LossCurve for one");
        assertThatThrownBy(() -> LossCurve.of(net, examples, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> LossCurve.of(net, examples, w).range(3, 3))
                .hasMessage("A range goes from a number to a larger one, but this is 3.0 to 3.0.");
    }

    @Test
    void numbers_have_four_digits_at_most() {
        assertThat(Charts.number(0)).isEqualTo("0");
        assertThat(Charts.number(20)).isEqualTo("20");
        assertThat(Charts.number(-0.123456)).isEqualTo("-0.1235");
        assertThat(Charts.number(1.5e-7)).isEqualTo("1.5E-7");
        assertThat(Charts.number(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void a_picture_is_written_as_png(@TempDir Path folder) throws IOException {
        Picture picture = LossCurve.of(net, examples, w).theme(Theme.DARK).draw();
        picture.write(folder.resolve("curve.png"));

        assertThat(Files.readAllBytes(folder.resolve("curve.png"))).isEqualTo(picture.png());
        assertThat(new Color(image(picture).getRGB(0, 0))).isEqualTo(Theme.DARK.background());
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    /** The sum of the colours at a place given by its share of the width and height. */
    private static int brightness(BufferedImage image, double x, double y) {
        Color color = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
        return Math.max(color.getRed(), color.getGreen());
    }
}
