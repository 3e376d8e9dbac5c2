package dev.deltarule.samples.iris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.samples.Captured;
import dev.deltarule.samples.TestData;
import dev.deltarule.samples.data.DataException;
import dev.deltarule.samples.text.ConfusionMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrisTest {
    private final Captured out = new Captured();

    @Test
    void at_least_95_percent_of_the_held_out_flowers_are_recognised() {
        Path folder = TestData.folderWith("iris");

        ConfusionMatrix matrix = Iris.run(folder, out.stream());

        assertThat(matrix.total()).isEqualTo(51);
        assertThat(matrix.accuracy()).isGreaterThanOrEqualTo(0.95);
        out.fitsEightyColumns();
    }

    @Test
    void the_data_sets_own_folder_may_be_given_too() {
        Path folder = TestData.folderWith("iris").resolve("iris");

        assertThat(Iris.run(folder, out.stream()).total()).isEqualTo(51);
    }

    @Test
    void an_empty_folder_is_answered_with_where_to_get_the_data(@TempDir Path empty) {
        assertThatThrownBy(() -> Iris.run(empty, out.stream()))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("There is no file iris.csv or iris.data in", "Fisher");
    }

    @Test
    void a_third_of_each_species_is_held_out_and_nothing_is_lost() {
        List<Flower> flowers = new ArrayList<>();
        for (Species species : Species.values()) {
            for (int k = 0; k < 9; k++) {
                flowers.add(new Flower(List.of((float) k, 0f, 0f, 0f), species));
            }
        }

        HoldOut parts = HoldOut.third(flowers, 5);

        for (Species species : Species.values()) {
            assertThat(parts.test()).filteredOn(f -> f.species() == species).hasSize(3);
        }
        List<Flower> both = new ArrayList<>(parts.train());
        both.addAll(parts.test());
        assertThat(both).containsExactlyInAnyOrderElementsOf(flowers);
        assertThat(HoldOut.third(flowers, 5)).isEqualTo(parts);
    }

    @Test
    void standardised_flowers_have_mean_0_and_deviation_1_and_a_constant_measurement_becomes_0() {
        List<Flower> flowers = List.of(
                new Flower(List.of(1f, 7f, 2f, 0f), Species.SETOSA),
                new Flower(List.of(3f, 7f, 4f, 0f), Species.SETOSA),
                new Flower(List.of(5f, 7f, 12f, 0f), Species.VIRGINICA));

        Standardiser standardiser = Standardiser.fit(flowers);
        List<Flower> standardised = flowers.stream().map(standardiser::apply).toList();

        for (int m : new int[] {0, 2}) {
            double sum = standardised.stream()
                    .mapToDouble(f -> f.measurements().get(m))
                    .sum();
            double squares = standardised.stream()
                    .mapToDouble(f -> f.measurements().get(m))
                    .map(value -> value * value)
                    .sum();
            assertThat(sum).isCloseTo(0, within(1e-6));
            assertThat(squares / 3).isCloseTo(1, within(1e-6));
        }
        assertThat(standardised)
                .allSatisfy(f -> assertThat(f.measurements().get(1)).isZero());
    }

    @Test
    void an_unknown_species_is_refused() {
        assertThatThrownBy(() -> Species.of("Iris-germanica"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"Iris-germanica\"");
    }
}
