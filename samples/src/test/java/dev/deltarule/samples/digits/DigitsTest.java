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
    void at_least_97_5_percent_of_the_test_images_are_recognised() {
        Path folder = TestData.folderWith("mnist");

        ConfusionMatrix matrix = Digits.run(folder, out.stream());

        assertThat(matrix.total()).isEqualTo(10_000);
        assertThat(matrix.accuracy()).isGreaterThanOrEqualTo(0.975);
        out.fitsEightyColumns();
    }
}
