package dev.deltarule.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageRowsTest {
    @Test
    void images_stand_side_by_side_and_rows_below_each_other() throws IOException {
        float[] topLeft = {0, 0.4f, 1, 0, 0, 0};
        float[] bottomRight = {0, 0, 0, 0, 0, 0.8f};
        float[] paper = new float[6];

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(ImageRows.of(3, 2)
                .row(topLeft, paper)
                .row(paper, bottomRight)
                .draw()
                .png()));

        // Two pixels of grey around each image of 3 x 2.
        assertThat(picture.getWidth()).isEqualTo(12);
        assertThat(picture.getHeight()).isEqualTo(10);
        assertThat(grey(picture, 0, 0)).isEqualTo(150);
        assertThat(grey(picture, 2, 2)).isEqualTo(255);
        assertThat(grey(picture, 3, 2)).isEqualTo(153);
        assertThat(grey(picture, 4, 2)).isZero();
        assertThat(grey(picture, 9, 7)).isEqualTo(51);
    }

    @Test
    void images_are_enlarged_on_demand() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                ImageRows.of(2, 1).scale(3).row(new float[] {0, 1}).draw().png()));

        assertThat(picture.getWidth()).isEqualTo(10);
        assertThat(picture.getHeight()).isEqualTo(7);
        assertThat(grey(picture, 4, 4)).isEqualTo(255);
        assertThat(grey(picture, 5, 2)).isZero();
        assertThat(grey(picture, 7, 4)).isZero();
    }

    @Test
    void what_lies_outside_of_paper_and_ink_is_clipped() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(ImageRows.of(2, 1)
                .row(new float[] {-3, Float.POSITIVE_INFINITY})
                .draw()
                .png()));

        assertThat(grey(picture, 2, 2)).isEqualTo(255);
        assertThat(grey(picture, 3, 2)).isZero();
    }

    @Test
    void images_that_do_not_fit_are_refused() {
        ImageRows rows = ImageRows.of(2, 2).row(new float[4], new float[4]);

        assertThatThrownBy(() -> rows.row(new float[4]))
                .hasMessage("Each row needs 2 images as the first, but this one has 1.");
        assertThatThrownBy(() -> rows.row(new float[4], new float[3]))
                .hasMessage("Image 1 (from 0) has 3 pixels, but 2 x 2 are expected.");
        assertThatThrownBy(() -> rows.row(new float[4], new float[] {0, 0, 0, Float.NaN}))
                .hasMessage("Image 1 (from 0) has a pixel that is NaN.");
        assertThatThrownBy(() -> rows.scale(0)).hasMessage("scale must be from 1 to 100, but is 0.");
        assertThatThrownBy(() -> ImageRows.of(0, 2)).hasMessageContaining("0 x 2");
        assertThatThrownBy(() -> ImageRows.of(2, 2).draw()).hasMessageContaining("add a row first");
    }

    private static int grey(BufferedImage picture, int x, int y) {
        return picture.getRaster().getSample(x, y, 0);
    }
}
