package dev.deltarule.samples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void a_bar_is_filled_by_its_share_and_never_beyond() {
        assertThat(Text.bar(0.25, 8)).isEqualTo("##......");
        assertThat(Text.bar(-1, 4)).isEqualTo("....");
        assertThat(Text.bar(7, 4)).isEqualTo("####");
    }

    @Test
    void a_curve_falls_from_the_top_left_to_the_bottom_right() {
        List<String> lines = Curve.draw(new double[] {4, 2, 1, 0}, 60, 5, "epoch");

        assertThat(lines)
                .containsExactly(
                        "    4.0000 |*", //
                        "           |",
                        "    2.0000 | *",
                        "           |  *",
                        "    0.0000 |   *",
                        "           +----",
                        "            1 epoch 4");
    }
}
