package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
    private static final int MOST_ROWS = 400;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 64})
    void coverAllRowsInOrder(int workers) {
        for (int rows = 0; rows < MOST_ROWS; rows++) {
            assertThat(Shares.of(rows, 0, workers)).isZero();
            assertThat(Shares.of(rows, workers, workers)).isEqualTo(rows);
            for (int worker = 0; worker < workers; worker++) {
                assertThat(Shares.of(rows, worker, workers)).isLessThanOrEqualTo(Shares.of(rows, worker + 1, workers));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void areEven(int workers) {
        for (int rows = 0; rows < MOST_ROWS; rows++) {
            for (int worker = 0; worker < workers; worker++) {
                int share = Shares.of(rows, worker + 1, workers) - Shares.of(rows, worker, workers);
                assertThat(share).isBetween(rows / workers, (rows + workers - 1) / workers);
            }
        }
    }

    @Test
    void doNotOverflow() {
        assertThat(Shares.of(Integer.MAX_VALUE, 7, 8)).isEqualTo((int) (Integer.MAX_VALUE * 7L / 8));
    }
}
