package dev.deltarule.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.samples.Captured;
import dev.deltarule.samples.TestData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private final Captured out = new Captured();

    @Test
    void at_least_98_percent_of_the_test_images_are_recognised_after_ten_epochs() {
        Path folder = TestData.folderWith("mnist");

        ConfusionMatrix matrix = Digits.run(folder, out.stream());

        assertThat(matrix.count()).isEqualTo(10_000);
        assertThat(matrix.accuracy()).isGreaterThanOrEqualTo(0.98);
        assertThat(out.text()).contains("10 of 10").doesNotContain("11 of");
        out.fitsEightyColumns();
    }
}
