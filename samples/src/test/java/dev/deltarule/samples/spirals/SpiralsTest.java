package dev.deltarule.samples.spirals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.samples.Captured;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpiralsTest {
    private final Captured out = new Captured();

    @Test
    void the_network_tells_held_out_points_of_the_spirals_apart() {
        double accuracy = Spirals.run(out.stream());

        assertThat(accuracy).isGreaterThanOrEqualTo(0.95);
        out.fitsEightyColumns();
        assertThat(out.text()).contains("epoch    1 ").contains("held-out points)");
    }

    @Test
    void the_same_seed_draws_the_same_points_and_another_seed_others() {
        List<SpiralPoint> points = SpiralPoint.draw(20, 7);

        assertThat(SpiralPoint.draw(20, 7)).isEqualTo(points);
        assertThat(SpiralPoint.draw(20, 8)).doesNotContainAnyElementsOf(points);
    }

    @Test
    void all_points_lie_inside_the_picture_and_each_spiral_has_as_many() {
        List<SpiralPoint> points = SpiralPoint.draw(50, 3);

        assertThat(points)
                .allSatisfy(
                        point -> assertThat(Math.hypot(point.x(), point.y())).isLessThanOrEqualTo(1.0001));
        for (int spiral = 0; spiral < SpiralPoint.SPIRALS; spiral++) {
            int wanted = spiral;
            assertThat(points).filteredOn(point -> point.spiral() == wanted).hasSize(50);
        }
    }
}
