package dev.deltarule.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
    /**
     * Nocedal and Wright, equation 7.16 and 7.20: the inverse Hessian as a dense matrix, from a multiple of the identity by the
     * BFGS update of each remembered pair, the oldest first.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void every_step_goes_along_the_direction_of_the_dense_update_and_satisfies_the_wolfe_conditions(int memory) {
        Rosenbrock objective = new Rosenbrock();
        FullBatchOptimizer.Run run = new Lbfgs(memory).start(objective);
        List<double[]> steps = new ArrayList<>();
        List<double[]> changes = new ArrayList<>();
        double[] before = new double[4];
        double[] after = new double[4];
        for (int k = 0; k < 20; k++) {
            objective.read(before);
            double[] gradientBefore = new double[4];
            double valueBefore = Rosenbrock.value(before, gradientBefore);
            double[] direction = direction(gradientBefore, steps, changes, memory);

            assertThat(run.step()).isEqualTo(valueBefore);

            objective.read(after);
            double[] gradient = new double[4];
            double value = Rosenbrock.value(after, gradient);
            double[] step = minus(after, before);
            double length = dot(step, direction) / dot(direction, direction);
            for (int i = 0; i < 4; i++) {
                assertThat(step[i]).as("step %d", k).isCloseTo(length * direction[i], within(1e-9));
            }
            double slope = dot(gradientBefore, direction);
            assertThat(slope).isNegative();
            assertThat(value).isLessThanOrEqualTo(valueBefore + 1e-4 * length * slope);
            assertThat(Math.abs(dot(gradient, direction))).isLessThanOrEqualTo(-0.9 * slope * (1 + 1e-9));
            steps.add(step);
            changes.add(minus(gradient, gradientBefore));
        }
    }

    @Test
    void finds_the_minimum_of_rosenbrocks_function() {
        Rosenbrock objective = new Rosenbrock();
        FullBatchOptimizer.Run run = new Lbfgs().start(objective);
        double[] x = new double[4];
        for (int k = 0; k < 60; k++) {
            run.step();
        }
        objective.read(x);

        assertThat(x).containsExactly(new double[] {1, 1, 1, 1}, within(1e-9));
        assertThat(objective.evaluations()).isLessThan(120);
    }

    @Test
    void what_it_remembers_can_be_put_back_and_goes_on_bit_for_bit() {
        Rosenbrock objective = new Rosenbrock();
        FullBatchOptimizer.Run run = new Lbfgs(3).start(objective);
        for (int k = 0; k < 7; k++) {
            run.step();
        }
        double[] x = new double[4];
        objective.read(x);
        Rosenbrock other = new Rosenbrock();
        other.moveTo(x);
        FullBatchOptimizer.Run resumed = new Lbfgs(3).start(other);
        run.state()
                .arrays()
                .forEach((name, array) ->
                        System.arraycopy(array, 0, resumed.state().arrays().get(name), 0, 4));
        run.state().scalars().forEach(resumed.state()::setScalar);
        double[] y = new double[4];
        for (int k = 0; k < 7; k++) {
            assertThat(resumed.step()).isEqualTo(run.step());
        }
        objective.read(x);
        other.read(y);

        assertThat(y).isEqualTo(x);
    }

    @Test
    void parameters_that_somebody_moved_are_looked_at_anew() {
        Rosenbrock objective = new Rosenbrock();
        FullBatchOptimizer.Run run = new Lbfgs().start(objective);
        run.step();
        double[] elsewhere = {3, 3, 3, 3};
        objective.moveTo(elsewhere);

        assertThat(run.step()).isEqualTo(Rosenbrock.value(elsewhere, new double[4]));
    }

    @Test
    void stays_at_a_minimum() {
        Rosenbrock objective = new Rosenbrock();
        objective.moveTo(new double[] {1, 1, 1, 1});
        FullBatchOptimizer.Run run = new Lbfgs().start(objective);
        double[] x = new double[4];

        assertThat(run.step()).isZero();
        assertThat(run.step()).isZero();
        objective.read(x);
        assertThat(x).containsExactly(1, 1, 1, 1);
    }

    @Test
    void needs_a_memory() {
        assertThatThrownBy(() -> new Lbfgs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memory must be at least 1, but is 0.");
    }

    private static double[] direction(double[] gradient, List<double[]> steps, List<double[]> changes, int memory) {
        int newest = steps.size() - 1;
        double[][] inverse = new double[4][4];
        for (int i = 0; i < 4; i++) {
            inverse[i][i] = newest < 0
                    ? 1
                    : dot(steps.get(newest), changes.get(newest)) / dot(changes.get(newest), changes.get(newest));
        }
        for (int k = Math.max(0, newest + 1 - memory); k <= newest; k++) {
            double rho = 1 / dot(steps.get(k), changes.get(k));
            double[][] v = new double[4][4];
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    v[i][j] = (i == j ? 1 : 0) - rho * changes.get(k)[i] * steps.get(k)[j];
                }
            }
            double[][] next = new double[4][4];
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    next[i][j] = rho * steps.get(k)[i] * steps.get(k)[j];
                    for (int a = 0; a < 4; a++) {
                        for (int b = 0; b < 4; b++) {
                            next[i][j] += v[a][i] * inverse[a][b] * v[b][j];
                        }
                    }
                }
            }
            inverse = next;
        }
        double[] direction = new double[4];
        for (int i = 0; i < 4; i++) {
            direction[i] = -dot(inverse[i], gradient);
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
