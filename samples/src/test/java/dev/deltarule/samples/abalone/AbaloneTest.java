package dev.deltarule.samples.abalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.RegressionMetrics;
import dev.deltarule.samples.Captured;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbaloneTest {
    private final Captured out = new Captured();

    @Test
    void the_network_beats_linear_regression_and_comes_close_to_the_noise() {
        Abalone.Result result = Abalone.run(out.stream());

        assertThat(result.network().r2()).isGreaterThan(result.linear().r2() + 0.02);
        assertThat(result.network().r2())
                .isBetween(result.formula().r2() - 0.01, result.formula().r2());
        assertThat(result.network().meanAbsoluteError())
                .isLessThan(result.linear().meanAbsoluteError());
        assertThat(out.text()).contains("formula (noise alone)", "estimated");
        out.fitsEightyColumns();
    }

    @Test
    void linear_regression_is_what_the_normal_equations_give() {
        Abalone.Result result = Abalone.run(out.stream());

        double[] coefficients = leastSquares(Animal.examples(Animal.draw(3000, 1)));
        Examples test = Animal.examples(Animal.draw(1000, 2));
        double[] targets = new double[test.count()];
        double[] predicted = new double[test.count()];
        for (int k = 0; k < test.count(); k++) {
            targets[k] = test.target(k, 0);
            predicted[k] = coefficients[7];
            for (int i = 0; i < 7; i++) {
                predicted[k] += coefficients[i] * test.input(k, i);
            }
        }

        assertThat(result.linear().r2()).isCloseTo(RegressionMetrics.r2(targets, predicted), within(1e-6));
    }

    @Test
    void what_the_formula_leaves_is_the_noise_and_the_rounding_to_whole_rings() {
        Fit fit = Fit.ofFormula(Animal.draw(20_000, 5));

        double rounding = 1.0 / 12;
        assertThat(fit.rootMeanSquaredError())
                .isCloseTo(Math.sqrt(Animal.NOISE * Animal.NOISE + rounding), within(0.02));
    }

    @Test
    void sizes_and_weights_are_those_of_abalone() {
        List<Animal> animals = Animal.draw(2_000, 3);

        assertThat(animals).allSatisfy(animal -> {
            Measurements m = animal.measurements();
            assertThat(m.diameter()).isBetween(0.6f * m.length(), m.length());
            assertThat(m.height()).isLessThan(m.diameter());
            assertThat(m.meat()).isLessThan(m.whole());
            assertThat(animal.rings()).isBetween(1, 60);
        });
        assertThat(Animal.draw(2_000, 3)).isEqualTo(animals);
        assertThat(Animal.draw(2_000, 4)).doesNotContainAnyElementsOf(animals);
    }

    /** Solves the normal equations by Gaussian elimination; the constant comes last. */
    private static double[] leastSquares(Examples examples) {
        int n = 8;
        double[][] a = new double[n][n + 1];
        for (int k = 0; k < examples.count(); k++) {
            double[] x = new double[n + 1];
            for (int i = 0; i < 7; i++) {
                x[i] = examples.input(k, i);
            }
            x[7] = 1;
            x[8] = examples.target(k, 0);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= n; j++) {
                    a[i][j] += x[i] * x[j];
                }
            }
        }
        for (int pivot = 0; pivot < n; pivot++) {
            for (int i = 0; i < n; i++) {
                double factor = i == pivot ? 0 : a[i][pivot] / a[pivot][pivot];
                for (int j = pivot; j <= n; j++) {
                    a[i][j] -= factor * a[pivot][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = a[i][n] / a[i][i];
        }
        return solution;
    }
}
