package dev.deltarule.samples.iris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.data.DataException;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.samples.Captured;
import dev.deltarule.samples.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrisTest {
    private final Captured out = new Captured();

    @Test
    void held_out_flowers_are_recognised_and_96_percent_by_cross_validation() {
        Path folder = TestData.folderWith("iris");

        Iris.Result result = Iris.run(folder, out.stream());

        assertThat(result.heldOut().count()).isEqualTo(50);
        assertThat(result.heldOut().accuracy()).isGreaterThanOrEqualTo(0.95);
        assertThat(result.folds().confusionMatrix().count()).isEqualTo(150);
        assertThat(result.folds().mean(Metric.ACCURACY)).isGreaterThanOrEqualTo(0.96);
        assertThat(out.text()).contains("1.4 cm: versicolor").containsPattern("mean +0\\..*\nstandard deviation +0\\.");
        out.fitsEightyColumns();
    }

    @Test
    void the_data_sets_own_folder_may_be_given_too() {
        Path folder = TestData.folderWith("iris").resolve("iris");

        assertThat(Iris.run(folder, out.stream()).heldOut().count()).isEqualTo(50);
    }

    @Test
    void an_empty_folder_is_answered_with_where_to_get_the_data(@TempDir Path empty) {
        assertThatThrownBy(() -> Iris.run(empty, out.stream()))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("There is no file iris.csv or iris.data in", "Fisher");
    }

    @Test
    void an_unknown_species_is_refused_with_its_line(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("iris.csv"), "5.1,3.5,1.4,0.2,Iris-setosa\n5.1,3.5,1.4,0.2,Iris-germanica\n");

        assertThatThrownBy(() -> Iris.run(folder, out.stream()))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "iris.csv, line 2, column 5: expected one of the labels Iris-setosa,", "\"Iris-germanica\"");
    }
}
