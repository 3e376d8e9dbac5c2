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
            assertThat(Shares.ofFours(rows, 0, workers)).isZero();
            assertThat(Shares.ofFours(rows, workers, workers)).isEqualTo(rows);
            for (int worker = 0; worker < workers; worker++) {
                assertThat(Shares.of(rows, worker, workers)).isLessThanOrEqualTo(Shares.of(rows, worker + 1, workers));
                assertThat(Shares.ofFours(rows, worker, workers))
                        .isLessThanOrEqualTo(Shares.ofFours(rows, worker + 1, workers));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 64})
    void ofFoursBeginAtMultiplesOfFourAndHaveNoRowOrAtLeastFour(int workers) {
        for (int rows = 4; rows < MOST_ROWS; rows++) {
            for (int worker = 0; worker < workers; worker++) {
                int from = Shares.ofFours(rows, worker, workers);
                int share = Shares.ofFours(rows, worker + 1, workers) - from;
                assertThat(from % 4)
                        .as("begin of %d of %d in %d rows", worker, workers, rows)
                        .isZero();
                assertThat(share == 0 || share >= 4)
                        .as("share of %d of %d in %d rows", worker, workers, rows)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void areEvenButForATile(int workers) {
        for (int rows = 4 * workers; rows < MOST_ROWS; rows++) {
            for (int worker = 0; worker < workers; worker++) {
                int share = Shares.ofFours(rows, worker + 1, workers) - Shares.ofFours(rows, worker, workers);
                assertThat(Math.abs(share - (double) rows / workers)).isLessThan(6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void ofFoursKeepFewRowsTogether(int rows) {
        assertThat(Shares.ofFours(rows, 7, 8)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 64})
    void ofPartsCoverEveryUnitOfEveryPartOnce(int workers) {
        for (int units = 1; units < MOST_ROWS; units++) {
            for (int part = 0; part < 4; part++) {
                int next = 0;
                for (int worker = 0; worker < workers; worker++) {
                    int first = Shares.ofPart(part, 4, units, 8, worker, workers);
                    int end = Shares.ofPart(part, 4, units, 8, worker + 1, workers);
                    assertThat(first).isEqualTo(next);
                    assertThat(first % 8 == 0 || first == units).isTrue();
                    next = end;
                }
                assertThat(next).isEqualTo(units);
            }
        }
    }

    @Test
    void ofPartsGiveWholePartsToTwoOfFourWorkers() {
        for (int part = 0; part < 4; part++) {
            assertThat(Shares.ofPart(part, 4, 128, 16, 1, 2)).isEqualTo(part < 2 ? 128 : 0);
        }
    }
}
