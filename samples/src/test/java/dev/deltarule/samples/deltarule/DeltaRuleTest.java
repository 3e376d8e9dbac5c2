package dev.deltarule.samples.deltarule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.samples.Captured;
import org.junit.jupiter.api.Test;

class DeltaRuleTest {
    private final Captured out = new Captured();
    private final DeltaRule.Result result = DeltaRule.run(out.stream());

    @Test
    void the_errors_at_three_weights_are_those_worked_out_by_hand() {
        assertErrors(0, 3, new double[] {0, 1, 2}, new double[] {0, 1, 4});
        assertErrors(1, 4, new double[] {0, 2, 4}, new double[] {0, 4, 16});
        assertErrors(2, 2, new double[] {0, 0, 0}, new double[] {0, 0, 0});
    }

    private void assertErrors(int table, double weight, double[] absolute, double[] squared) {
        ErrorTable errors = result.tables().get(table);
        assertThat(errors.weight()).isEqualTo(weight);
        assertThat(errors.rows().stream().mapToDouble(ErrorTable.Row::output)).containsExactly(0d, weight, 2 * weight);
        assertThat(errors.rows().stream().mapToDouble(ErrorTable.Row::absoluteError))
                .containsExactly(absolute[0], absolute[1], absolute[2]);
        assertThat(errors.rows().stream().mapToDouble(ErrorTable.Row::squaredError))
                .containsExactly(squared[0], squared[1], squared[2]);
        assertThat(errors.absoluteError()).isEqualTo(absolute[0] + absolute[1] + absolute[2]);
        assertThat(errors.squaredError()).isEqualTo(squared[0] + squared[1] + squared[2]);
    }

    @Test
    void gradient_descent_finds_the_weight_without_error() {
        assertThat(result.weight()).isCloseTo(2, within(0.001));
    }

    @Test
    void the_tables_and_the_curve_fit_eighty_columns() {
        out.fitsEightyColumns();
        assertThat(out.lines())
                .contains("W = 4   target  output  |error|  error^2")
                .contains("in = 2       4       8        4       16")
                .contains("total                         6       20");
    }
}
