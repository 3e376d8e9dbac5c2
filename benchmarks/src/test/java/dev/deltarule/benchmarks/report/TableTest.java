package dev.deltarule.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsTheFirstColumnLeftAndTheOthersRight() {
        Table table = new Table("engine", "time", "ratio");
        table.row("C", "8.0", "1.00");
        table.row("deltarule", "10.5", "1.31");

        assertThat(table.lines())
                .containsExactly(
                        "engine     time  ratio",
                        "----------------------",
                        "C           8.0   1.00",
                        "deltarule  10.5   1.31");
    }

    @Test
    void letsALineOfTextRunAcrossTheOtherColumns() {
        Table table = new Table("engine", "time", "ratio");
        table.row("C", "8.0", "1.00");
        table.line("BLAS", "install libopenblas-dev");

        assertThat(table.lines())
                .containsExactly(
                        "engine  time  ratio",
                        "-------------------",
                        "C        8.0   1.00",
                        "BLAS    install libopenblas-dev");
    }

    @Test
    void refusesARowWithACellTooFew() {
        Table table = new Table("engine", "time");

        assertThatThrownBy(() -> table.row("C"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A row needs 2 cells, but has 1.");
    }
}
