package dev.deltarule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.train.EpochReport;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void drawsEachEpochOfAShortTraining() {
        History history = ofEpochs(2_000);

        assertThat(history.drawn()).hasSize(2_000).startsWith(1, 2, 3).endsWith(1_999, 2_000);
        assertThat(history.drawn(History.Epoch::loss))
                .hasSize(2_000)
                .startsWith(1)
                .endsWith(2_000);
    }

    @Test
    void drawsSomeEpochsOfALongTrainingTheFirstAndTheLastAmongThem() {
        History history = ofEpochs(1_000_000);

        double[] epochs = history.drawn();
        assertThat(epochs)
                .hasSizeBetween(1_000, 2_001)
                .startsWith(1)
                .endsWith(1_000_000)
                .isSorted();
        assertThat(history.drawn(History.Epoch::loss)).containsExactly(epochs);
        assertThat(history.count()).isEqualTo(1_000_000);
        assertThat(history.lastLoss()).isEqualTo(1_000_000);
        assertThat(history.has(History.Epoch::loss)).isTrue();
        assertThat(history.has(History.Epoch::validation)).isFalse();
    }

    /** Each loss is the number of its epoch. */
    private static History ofEpochs(int epochs) {
        History history = new History();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(
                    new EpochReport(epoch, epoch, OptionalDouble.empty(), Duration.ofMillis(epoch)),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);
        }
        return history;
    }
}
